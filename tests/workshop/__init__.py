"""Tests of the one door for change."""
