"""The details window of a song."""
