"""The valence-arousal plane: its points, colours and tools."""
