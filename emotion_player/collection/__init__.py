"""The songs in hand, as columns: what is shown where, filtered, ordered and selected; no Qt."""
