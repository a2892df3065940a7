"""The tracks in memory, as columns: where they stand, filtered, ordered, selected, and what is to be re-scored; no Qt."""
