"""Bytes out and bundles in: what leaves a session as a file, and how a session comes back from one."""
