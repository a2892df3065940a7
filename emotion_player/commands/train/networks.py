"""``emotion-player train teacher`` and ``train student``."""

from __future__ import annotations

import argparse
from pathlib import Path

from rich.console import Console

from emotion_player.commands.train.shared import Parents, Steps, recipe_of, show_progress, training_clips
from emotion_player.errors import EmotionPlayerError

_CHANGED = ("steps", "seed", "batch", "accumulate", "steps_between_looks")


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register both steps."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--steps", type=int, metavar="N", help="how many steps, instead of the recipe's")
    common.add_argument("--seed", type=int, metavar="N", help="another draw of the initial weights and batches")
    common.add_argument("--batch", type=int, metavar="N", help="how many views a step and process")
    common.add_argument("--accumulate", type=int, metavar="N", help="how many batches before the weights change")
    common.add_argument(
        "--look-every",
        type=int,
        dest="steps_between_looks",
        metavar="N",
        help="after how many steps to look at the validation clips and to save",
    )
    common.add_argument("--device", metavar="NAME", help="cpu or cuda; a GPU is used where there is one")
    common.add_argument(
        "--leave-out", metavar="NAME", help="learn without a dataset, then measure how well the network knows it"
    )
    common.add_argument("--generated", action="store_true", help="learn from the clips of 'train gan' too")
    options = [parents.data, parents.work, parents.datasets, common]
    teacher = steps.add_parser("teacher", parents=options, help="train the teacher, a Vision Transformer")
    teacher.add_argument(
        "--init", type=Path, metavar="DIR", help="start from a local copy of google/vit-base-patch16-224"
    )
    teacher.set_defaults(run=_teacher)
    student = steps.add_parser(
        "student", parents=options, help="teach the student what people, experts and teacher say"
    )
    student.add_argument("--alone", action="store_true", help="without a teacher")
    student.set_defaults(run=_student)


def _teacher(arguments: argparse.Namespace) -> int:
    return _train("teacher", arguments)


def _student(arguments: argparse.Namespace) -> int:
    return _train("student", arguments)


def _train(name: str, arguments: argparse.Namespace) -> int:
    alone = getattr(arguments, "alone", False)
    if arguments.leave_out and arguments.generated:
        raise EmotionPlayerError("The generator has learned from every dataset; it cannot serve with --leave-out.")
    recipe = recipe_of(name, arguments, _CHANGED)
    from dataclasses import replace  # noqa: PLC0415

    from emotion_player.training.datasets.catalog import load_datasets  # noqa: PLC0415
    from emotion_player.training.runs import Trained, run_folder  # noqa: PLC0415
    from emotion_player.training.school import School  # noqa: PLC0415
    from emotion_player.training.world import World  # noqa: PLC0415

    clips = training_clips(arguments.data, recipe.datasets)
    work, leave_out = arguments.work, arguments.leave_out
    if alone:
        recipe = replace(recipe, teacher=0.0)
    with World.join(arguments.device) as world, show_progress(world.leads) as progress:
        trained_teacher = Trained.load(run_folder(work, "teacher", leave_out), "teacher") if recipe.teacher else None
        school = School(
            clips, arguments.data / "taggers", work, recipe, progress, world, leave_out, arguments.generated
        )
        notes, extra = None, []
        if trained_teacher:
            notes = school.take_notes(trained_teacher, recipe_of("teacher", arguments))
            extra = [
                f"Learned from the teacher {trained_teacher.name}: response {recipe.response}, features "
                f"{recipe.features}, attention {recipe.attention}."
            ]
        init = getattr(arguments, "init", None)
        if init:
            extra.append("Initial weights of the transformer: google/vit-base-patch16-224.")
        if arguments.generated:
            extra.append("Generated clips were learned from.")
        folder = run_folder(work, name, leave_out)
        trainer, look = school.train(recipe, folder, notes, init)
        if world.leads:
            trained = school.graduate(recipe, trainer, look, extra)
            if leave_out:
                left = [clip for clip in load_datasets(arguments.data, [leave_out]) if clip.emotion]
                school.measure_left_out(trained.network(recipe), left, folder)
    if world.leads:
        ccc = ", ".join(f"{value:.3f}" for value in look.ccc)
        Console().print(
            f"Best after {look.step} steps: score {look.score:.3f} on {len(school.validation)} validation clips "
            f"(valence and arousal of each dataset: {ccc})."
        )
    return 0
