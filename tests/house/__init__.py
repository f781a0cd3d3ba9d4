"""What the source of the package and of the tests is held to."""
