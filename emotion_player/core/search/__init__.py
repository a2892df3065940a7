"""What a person types or draws to find tracks."""
