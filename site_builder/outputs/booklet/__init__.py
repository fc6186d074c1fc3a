"""The whole directory as a booklet to print."""
