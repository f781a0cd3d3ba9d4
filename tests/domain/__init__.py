"""Tests of the records and how they change."""
