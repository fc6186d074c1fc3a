"""What types are made of: entries and how they are linked, places, contacts, settings, and the shapes that pages show."""
