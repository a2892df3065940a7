"""The door to Dask: songs are analysed on other computers; what comes back is plain values."""
