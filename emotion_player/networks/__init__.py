"""Neural networks, one architecture per file, no training code."""
