"""Drawing in text cells."""
