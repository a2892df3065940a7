"""``emotion-player train experts``: embed every clip and train the experts."""

from __future__ import annotations

import argparse

from emotion_player.commands.train.shared import (
    Parents,
    Steps,
    print_figures,
    recipe_of,
    show_progress,
    training_clips,
)


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "experts",
        parents=[parents.data, parents.work, parents.datasets],
        help="embed every clip with five music taggers and mn04, and train regression experts",
    )
    step.add_argument(
        "--leave-out", metavar="NAME", help="a dataset no expert may learn from, to see how far the others reach"
    )
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    recipe = recipe_of("student", arguments)
    from emotion_player.training.experts import evaluate_experts, fit_experts, save_soft_targets  # noqa: PLC0415
    from emotion_player.training.features.embeddings import embed_clips  # noqa: PLC0415
    from emotion_player.training.runs import soft_targets_file  # noqa: PLC0415

    clips = training_clips(arguments.data, recipe.datasets)
    with show_progress() as progress:
        task = progress.add_task("Embedding the clips", total=len(clips))
        features = embed_clips(
            clips,
            arguments.data,
            arguments.work,
            recipe.segments.loudness_lufs,
            lambda: progress.advance(task),
        )
    soft_targets = fit_experts(clips, features, arguments.leave_out)
    save_soft_targets(soft_targets_file(arguments.work, arguments.leave_out), clips, soft_targets)
    print_figures("The experts on training clips whose group they have not seen", evaluate_experts(clips, soft_targets))
    return 0
