"""拼版: pages are added to an issue, pieces are put in their places, and the page list (版面单) shows what is where."""
