"""Session files and the catalogue of them: the only room that says SQLite."""
