"""Tests of the diagram room."""
