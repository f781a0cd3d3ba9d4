"""Pages and their writers."""
