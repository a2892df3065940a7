"""Trained networks as files of several formats, and what each costs."""
