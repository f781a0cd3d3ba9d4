"""Photographs: taken in without what a camera writes into them, and shown in text cells."""
