"""What is printed: issues, pages and pieces, with all that a piece says and has said."""
