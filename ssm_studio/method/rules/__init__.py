"""The coach's rules, one module for each part of the method."""
