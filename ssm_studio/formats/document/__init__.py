"""A page as a value: what it says, block by block, and the writers that make files of it."""
