"""All that is known of one song."""
