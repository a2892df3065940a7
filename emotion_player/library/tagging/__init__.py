"""What files say of songs in their tags, and what is written there."""
