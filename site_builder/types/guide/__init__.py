"""Guides and their chapters: each knows the other, so they are one package with two content types."""
