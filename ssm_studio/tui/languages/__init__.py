"""Both languages of every text side by side."""
