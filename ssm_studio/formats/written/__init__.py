"""Root definitions as people write them, in Markdown or Word: read, matched to those of a session, taken in."""
