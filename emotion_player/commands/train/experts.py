"""``emotion-player train experts``: listen to every clip and let the experts learn."""

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
        help="listen to every clip with five music taggers and let regression experts learn",
    )
    step.add_argument(
        "--leave-out", metavar="NAME", help="a dataset no expert may learn from, to see how far the others reach"
    )
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    recipe = recipe_of("student", arguments)
    from emotion_player.training.embeddings import embed_clips  # noqa: PLC0415
    from emotion_player.training.experts import ask_experts, judge_experts, save_lessons  # noqa: PLC0415
    from emotion_player.training.runs import lessons_file  # noqa: PLC0415

    clips = training_clips(arguments.data, recipe.datasets)
    with show_progress() as progress:
        task = progress.add_task("Listening to the clips", total=len(clips))
        features = embed_clips(
            clips,
            arguments.data / "taggers",
            arguments.work,
            recipe.mel,
            recipe.segments.loudness_lufs,
            lambda: progress.advance(task),
        )
    lessons = ask_experts(clips, features, arguments.leave_out)
    save_lessons(lessons_file(arguments.work, arguments.leave_out), clips, lessons)
    print_figures("The experts on training clips whose group they never heard", judge_experts(clips, lessons))
    return 0
