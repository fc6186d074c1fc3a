"""Opening hours, in three rooms: reading what people write, the calendar of moments, and saying it in words."""
