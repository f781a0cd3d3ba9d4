"""What the room sees: one thing at a time, as large as it fits, nothing private and nothing that asks."""
