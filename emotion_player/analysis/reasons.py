"""Why a file fails that does something to whoever reads it, in one sentence each."""

from emotion_player.errors import Sentence

CRASHES = Sentence("It makes the decoder crash.")
TAKES_TOO_LONG = Sentence("Reading it takes too long.")
NEEDS_TOO_MUCH_MEMORY = Sentence("Reading it needs too much memory.")
KILLS_WORKERS = Sentence("The workers of the cluster die when they analyse it.")
FAILS_UNEXPECTEDLY = Sentence("Reading it failed unexpectedly; see the log.")
