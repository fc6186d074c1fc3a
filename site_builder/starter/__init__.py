"""What a forum starts with: the files of a new site, and the beginnings of new entries."""
