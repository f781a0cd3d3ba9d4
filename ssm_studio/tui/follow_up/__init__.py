"""What became of what was agreed: one action after the other, at the beginning of the next meeting."""
