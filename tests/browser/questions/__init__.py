"""What is asked of one page of every kind. A question sets the screen that it needs, and leaves all else as it was."""
