"""The nouns: what an entry is, the fields it is made of, and the linked site."""
