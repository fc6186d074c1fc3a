"""Groups and their meetings: what they say, when they meet, and the rules they keep."""
