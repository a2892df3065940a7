"""How well a model does, and how steady it is."""
