"""``emotion-player train peers``: measure another program on the same test recordings."""

from __future__ import annotations

import argparse
from pathlib import Path

from emotion_player.commands.train.shared import Parents, Steps, print_figures, require_packages


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "peers",
        parents=[parents.data],
        help="measure VibeNet, the closest program, on the test recordings",
        description="Let VibeNet (pip install 'emotion-player[peers]') predict the test recordings through its own "
        "command, and measure its valence and energy as our models are measured.",
    )
    step.add_argument("--out", type=Path, default=Path("docs/report/peers.json"), metavar="FILE", help="(%(default)s)")
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    require_packages()
    from emotion_player.training.evaluation.evaluate import recordings_to_test  # noqa: PLC0415
    from emotion_player.training.evaluation.peers import measure_vibenet  # noqa: PLC0415

    peer = measure_vibenet(recordings_to_test(arguments.data))
    peer.save(arguments.out)
    print_figures(f"{peer.name} on test recordings", peer.figures)
    return 0
