"""The report and the action sheet."""
