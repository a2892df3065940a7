"""The door to sound files: decoding, segments, loudness, log-mel."""
