"""A terminal studio for Soft Systems Methodology workshops."""

__version__ = "0.1.0"
