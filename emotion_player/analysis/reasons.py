"""Why a file fails that does something to whoever reads it, in one sentence each."""

CRASHES = "It makes the decoder crash."
TAKES_TOO_LONG = "Reading it takes too long."
NEEDS_TOO_MUCH_MEMORY = "Reading it needs too much memory."
FAILS_UNEXPECTEDLY = "Reading it failed in an unexpected way; the log tells how."
