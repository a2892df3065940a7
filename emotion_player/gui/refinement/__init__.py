"""Student and teacher: the shown model, re-scoring, and disagreements."""
