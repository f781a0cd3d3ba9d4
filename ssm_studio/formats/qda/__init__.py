"""REFI-QDA: a session as a project that programs for qualitative analysis open."""
