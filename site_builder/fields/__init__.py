"""What a single value of a file may be: how it is read, what it is called, and the record that fields stand in."""
