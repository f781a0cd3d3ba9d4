"""The session as it was: any moment of its log, read-only, with what has changed since."""
