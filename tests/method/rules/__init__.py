"""The coach's rules."""
