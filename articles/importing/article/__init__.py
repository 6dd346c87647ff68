"""What an article is made of: titles, bylines, dateline, crossheads, and its paragraphs joined."""
