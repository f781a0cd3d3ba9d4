"""Data that travels with the program: the worked example and the lists of lenses."""
