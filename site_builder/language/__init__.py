"""What readers are told, in their language: sentences and their translations, dates, counts and lists in words."""
