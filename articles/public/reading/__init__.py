"""What is asked of the database for readers."""
