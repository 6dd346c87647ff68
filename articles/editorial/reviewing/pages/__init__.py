"""Pages at the desk: what a page waits for, what has changed on it since it was signed, and its signatures."""
