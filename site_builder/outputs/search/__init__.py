"""What searching needs: the index, made by Pagefind, and the words that the search page knows."""
