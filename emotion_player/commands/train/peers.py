"""``emotion-player train peers``: measure another program, and baselines, on the same test recordings."""

from __future__ import annotations

import argparse
from pathlib import Path

from emotion_player.commands.options import path
from emotion_player.commands.train.shared import (
    Parents,
    Steps,
    print_figures,
    require_packages,
    show_progress,
    training_clips,
)


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "peers",
        parents=[parents.data, parents.work],
        help="measure VibeNet, the closest program, and simple baselines on the test recordings",
        description="Let VibeNet (pip install 'emotion-player[peers]') predict the test recordings through its own "
        "command, and measure its valence and energy as our models are measured; the same for the mean of the training "
        "labels and for ridge regression on spectral descriptors.",
    )
    step.add_argument("--out", type=path, default=Path("docs/report/peers.json"), metavar="FILE", help="(%(default)s)")
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    require_packages()
    from emotion_player.training.evaluation.baselines import measure_baselines  # noqa: PLC0415
    from emotion_player.training.evaluation.evaluate import DATASETS, recordings_to_test  # noqa: PLC0415
    from emotion_player.training.evaluation.peers import measure_vibenet, save_peers  # noqa: PLC0415

    test = recordings_to_test(arguments.data)
    vibenet = measure_vibenet(test)
    training = [clip for clip in training_clips(arguments.data, DATASETS) if clip.is_rated_recording]
    with show_progress() as progress:
        task = progress.add_task("Describing recordings", total=len(training) + len(test))
        baselines = measure_baselines(training, test, arguments.work, lambda: progress.advance(task))
    peers = (vibenet, *baselines)
    save_peers(arguments.out, peers)
    for peer in peers:
        print_figures(f"{peer.name} on test recordings", peer.figures)
    return 0
