"""``emotion-player train evaluate``: measure a shipped model on the test recordings."""

from __future__ import annotations

import argparse

from emotion_player.commands.train.shared import Parents, Steps, print_figures, require_packages, show_progress


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "evaluate", parents=[parents.data, parents.models], help="measure a model on the test recordings"
    )
    step.add_argument("--model", default="student", help="which model (student)")
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    require_packages()
    from emotion_player.inference.registry import ModelRegistry  # noqa: PLC0415
    from emotion_player.training.evaluate import measure, recordings_to_test, write_figures  # noqa: PLC0415

    clips = recordings_to_test(arguments.data)
    estimator = ModelRegistry(arguments.models).load(arguments.model)
    with show_progress() as progress:
        task = progress.add_task("Listening to the test recordings", total=len(clips))
        figures = measure(estimator, clips, lambda: progress.advance(task))
    card = write_figures(arguments.models / f"{arguments.model}.json", figures)
    print_figures(f"{card.key} on test recordings", figures)
    return 0
