"""The grid of text cells that every drawing is made of."""
