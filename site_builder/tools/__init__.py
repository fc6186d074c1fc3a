"""Tools that know nothing of the project: work on all cores, the history of files, the nearest word, odd characters."""
