"""Tests of what the method asks."""
