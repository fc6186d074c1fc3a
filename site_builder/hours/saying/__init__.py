"""Hours in words: tables, lines, and which row is about today."""
