"""What networks learn from: clips, their augmented views, and what the backbones make of them."""
