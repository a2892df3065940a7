"""Where the listener says that songs belong, and what the models learn from it."""
