"""The say line."""
