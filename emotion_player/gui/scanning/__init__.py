"""Scans beside the window: their progress and what failed."""
