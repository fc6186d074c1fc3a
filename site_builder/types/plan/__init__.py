"""Action plans: what they say, how they are going, and the rules they keep."""
