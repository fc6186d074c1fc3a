"""What people write about opening hours, read strictly: what could mean two things is asked back."""
