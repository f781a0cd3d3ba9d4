"""The session as one JSON document."""
