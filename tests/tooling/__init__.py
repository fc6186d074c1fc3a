"""What the tests share: the import rule, a static server and the fixtures that drive a real browser."""
