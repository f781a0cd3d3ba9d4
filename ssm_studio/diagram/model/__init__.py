"""Conceptual models: layout, routing and drawing in text cells."""
