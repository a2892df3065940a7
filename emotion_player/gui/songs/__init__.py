"""The table and the lists of songs."""
