"""What the colours of the plane mean."""
