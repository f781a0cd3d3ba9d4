"""Rich pictures in text cells."""
