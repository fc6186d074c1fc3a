"""What searching needs: the index, what the search page knows before it looks anything up, and trials of both."""
