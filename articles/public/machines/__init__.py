"""What programs read: feeds, ninjs, linked data, EPUB, sitemaps."""
