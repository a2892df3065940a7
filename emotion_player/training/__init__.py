"""Everything that makes a model; never loaded by the application."""
