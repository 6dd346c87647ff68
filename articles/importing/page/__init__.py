"""What a page prints: from bytes to lines, furniture and notices apart, jumps, and where articles begin."""
