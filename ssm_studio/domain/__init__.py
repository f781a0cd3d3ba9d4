"""What an SSM session holds, as immutable records, and every way to change it. No I/O, no clock, no screen."""
