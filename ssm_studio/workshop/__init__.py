"""The one door for change: open a session, do, undo and redo steps, and keep house of sessions."""
