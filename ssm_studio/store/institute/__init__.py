"""The library of an institute: what travels, and the server on which it stands."""
