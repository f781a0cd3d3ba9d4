"""Conceptual models in text cells."""
