"""Action plans and their actions: what they say, how they are going, and the rules they keep."""
