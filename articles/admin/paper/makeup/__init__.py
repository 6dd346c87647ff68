"""版面单: the page list of an issue, on which pieces are placed and pages are proofed, and its slip (发稿签)."""
