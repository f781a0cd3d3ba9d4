"""The workshop report and the action sheet."""
