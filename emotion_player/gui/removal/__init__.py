"""Removal of songs from the library."""
