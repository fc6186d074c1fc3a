"""How fast a site is built, against other work on the same records: `make bench`."""
