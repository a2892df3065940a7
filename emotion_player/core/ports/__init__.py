"""The Protocols that outer layers implement, so that analysis and the window need not know them."""
