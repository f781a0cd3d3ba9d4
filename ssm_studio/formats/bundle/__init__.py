"""The whole session as one JSON document, out and in again."""
