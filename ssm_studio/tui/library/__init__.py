"""The library: past sessions, and where a new one begins."""
