"""The plane: points, their ground and colours, and the tools that choose among them."""
