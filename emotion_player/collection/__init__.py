"""The tracks in memory: their points, search, order, selection and the queue of re-scoring; without Qt."""
