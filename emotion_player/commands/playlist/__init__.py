"""``emotion-player playlist`` and its actions, one module per kind."""
