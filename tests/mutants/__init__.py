"""Which mistakes would slip through the tests: `make mutants` makes them one by one and says which."""
