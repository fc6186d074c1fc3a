"""Frameworks and assessments made with them: what they say, how scores come about, and the rules they keep."""
