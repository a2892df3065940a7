"""Start Emotion Player from a checkout: ``python main.py [command ...]``."""

import sys

from emotion_player.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
