"""Root definitions as Markdown pages, and reading them back."""
