"""Mood tags in files: what would be written, writing it, and undoing it."""
