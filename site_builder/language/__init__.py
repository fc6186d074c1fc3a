"""How things are said to readers: dates, spans of time, counts and lists in words."""
