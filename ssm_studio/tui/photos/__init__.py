"""Photographs on the screen: in half cells, and a part of one framed by keys."""
