"""The tracks in memory, as columns: where they stand, filtered, ordered, selected, queued for re-scoring; no Qt."""
