"""Tests of the library of an institute, against a real server."""
