"""Undo and redo, the same for everything that the user changes."""
