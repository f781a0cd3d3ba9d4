"""What Soft Systems Methodology asks of a study, as plain functions and tables. Knows the domain only."""
