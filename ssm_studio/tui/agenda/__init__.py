"""The day: its blocks and their clock, who was there, the diary, and what was parked."""
