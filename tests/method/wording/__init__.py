"""The word tests."""
