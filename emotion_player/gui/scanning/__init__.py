"""Scans in the background: their progress and failures."""
