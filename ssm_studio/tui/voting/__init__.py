"""Votes and ratings of the whole room, with one keyboard."""
