"""Plain values and pure functions of the field."""
