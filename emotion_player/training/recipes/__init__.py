"""One experiment per file: its command, its expected figure, its values."""
