"""One function a page: read the query, find what is published, render."""
