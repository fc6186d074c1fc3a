"""Services: the heart of the directory."""
