"""Lines on the plane and the tracks that lead along them."""
