"""Filters and search of the songs."""
