"""The pages that readers see. Every query here begins at a `published()`."""
