"""``emotion-player train`` and its steps, a module each. Torch is imported only when a step runs."""
