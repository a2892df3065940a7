"""Mood tags in files: preview, writing and undoing."""
