"""What readers see, and from when on: signed off, released, withdrawn, moved with its issue."""
