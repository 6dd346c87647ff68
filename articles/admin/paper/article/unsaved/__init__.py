"""What is typed and not saved: drafts, expired sessions, and who else has the piece open."""
