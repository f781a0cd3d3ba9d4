"""Tests of the session files."""
