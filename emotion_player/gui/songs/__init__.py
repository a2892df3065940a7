"""The songs in memory, and the table that shows them."""
