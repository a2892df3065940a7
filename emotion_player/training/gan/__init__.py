"""The generator of labelled segments: its training, and how good its segments are."""
