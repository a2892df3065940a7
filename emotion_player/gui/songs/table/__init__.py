"""The table of songs."""
