"""``emotion-player benchmark`` and its measurements, one module each."""
