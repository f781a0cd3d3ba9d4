"""Sessions of this home and those of a library: what of one goes to the other."""
