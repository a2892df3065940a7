"""A model as data: what its card says, and what it runs on."""
