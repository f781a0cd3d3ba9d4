"""Framework lists held beside a session on every stage."""
