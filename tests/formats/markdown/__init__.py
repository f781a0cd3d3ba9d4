"""Root definitions as Markdown, out and back."""
