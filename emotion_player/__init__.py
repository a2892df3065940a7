"""Emotion Player: every song of a music library on the valence-arousal plane."""

__version__ = "0.1.0"
