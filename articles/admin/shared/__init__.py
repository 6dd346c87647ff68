"""What forms and lists of the desk have in common; nothing here is about one model."""
