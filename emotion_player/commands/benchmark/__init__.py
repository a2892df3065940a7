"""``emotion-player benchmark`` and what it measures, a module each."""
