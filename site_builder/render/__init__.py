"""Turns pages into bytes: a page, the site and a theme in, a file out."""
