"""Bytes to entries: finds the files, reads them strictly, and says with line and column what is wrong."""
