"""``emotion-player train teacher`` and ``train student``."""

from __future__ import annotations

import argparse

from rich.console import Console

from emotion_player.commands.options import path
from emotion_player.commands.train.shared import Parents, Steps, recipe_of, show_progress, training_clips
from emotion_player.errors import EmotionPlayerError

_CHANGED = ("steps", "seed", "batch", "accumulate", "steps_between_validations")


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
        dest="steps_between_validations",
        metavar="N",
        help="after how many steps to measure the validation clips and to save",
    )
    common.add_argument("--device", metavar="NAME", help="cpu or cuda; a GPU is used where there is one")
    common.add_argument(
        "--leave-out", metavar="NAME", help="learn without a dataset, then measure how well the network knows it"
    )
    common.add_argument("--generated", action="store_true", help="learn from the clips of 'train gan' too")
    options = [parents.data, parents.work, parents.datasets, common]
    teacher = steps.add_parser("teacher", parents=options, help="train the teacher, an ensemble that hears more")
    teacher.add_argument("--transformer", action="store_true", help="with a Vision Transformer beside the ensemble")
    teacher.add_argument(
        "--init", type=path, metavar="DIR", help="the same, from a local copy of google/vit-base-patch16-224"
    )
    teacher.set_defaults(run=_teacher)
    student = steps.add_parser("student", parents=options, help="train the student, a small ensemble")
    student.add_argument("--distil", action="store_true", help="a MobileViT that learns from such a teacher, too")
    student.set_defaults(run=_student)


def _teacher(arguments: argparse.Namespace) -> int:
    return _train("teacher", arguments)


def _student(arguments: argparse.Namespace) -> int:
    return _train("student", arguments)


def _train(name: str, arguments: argparse.Namespace) -> int:
    if arguments.leave_out and arguments.generated:
        raise EmotionPlayerError("The generator has learned from every dataset; it cannot serve with --leave-out.")
    recipe = recipe_of(name, arguments, _CHANGED)
    from emotion_player.training.datasets.catalog import load_datasets  # noqa: PLC0415
    from emotion_player.training.distributed import DistributedContext  # noqa: PLC0415
    from emotion_player.training.evaluation.left_out import measure_left_out  # noqa: PLC0415
    from emotion_player.training.recipes.student import with_blocks  # noqa: PLC0415
    from emotion_player.training.recipes.teacher import with_transformer  # noqa: PLC0415
    from emotion_player.training.runs import Trained, run_folder  # noqa: PLC0415
    from emotion_player.training.trainer import Trainer  # noqa: PLC0415

    clips = training_clips(arguments.data, recipe.datasets)
    work, leave_out = arguments.work, arguments.leave_out
    init = getattr(arguments, "init", None)
    if getattr(arguments, "distil", False):
        recipe = with_blocks(recipe)
    if init or getattr(arguments, "transformer", False):
        recipe = recipe_of(name, arguments, _CHANGED, with_transformer)
    with DistributedContext.join(arguments.device) as context, show_progress(context.is_main) as progress:
        trained_teacher = Trained.load(run_folder(work, "teacher", leave_out), "teacher") if recipe.teacher else None
        trainer = Trainer(clips, arguments.data, work, recipe, progress, context, leave_out, arguments.generated)
        teacher_outputs, extra = None, []
        if trained_teacher:
            teacher_outputs = trainer.record_outputs(trained_teacher, recipe_of("teacher", arguments))
            extra = [
                f"Learned from the teacher {trained_teacher.name}: response {recipe.response}, features "
                f"{recipe.features}, attention {recipe.attention}."
            ]
        if init:
            extra.append("Initial weights of the transformer: google/vit-base-patch16-224.")
        if arguments.generated:
            extra.append("Generated clips were learned from.")
        folder = run_folder(work, name, leave_out)
        run, validation = trainer.train(recipe, folder, teacher_outputs, init)
        interval, lines = trainer.calibrate(recipe, run)
        if context.is_main:
            trained = trainer.finish(recipe, run, validation, interval, lines, extra)
            if leave_out:
                left = [clip for clip in load_datasets(arguments.data, [leave_out]) if clip.emotion]
                songs = trainer.hear(left, f"Measuring on {leave_out}")
                measure_left_out(trained.network(recipe), leave_out, left, songs, folder)
    if context.is_main:
        ccc = ", ".join(f"{value:.3f}" for value in validation.ccc)
        Console().print(
            f"Best after {validation.step} steps: score {validation.score:.3f} on {len(trainer.validation)} validation "
            f"clips (valence and arousal of each dataset: {ccc})."
        )
    return 0
