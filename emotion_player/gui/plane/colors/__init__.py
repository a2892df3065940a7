"""The colours of the plane, and their legend."""
