"""Songs that the user takes out of the library."""
