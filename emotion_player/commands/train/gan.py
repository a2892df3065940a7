"""``emotion-player train gan``: train a generator of labelled segments, evaluate it, and save a set of segments."""

from __future__ import annotations

import argparse

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from emotion_player.commands.train.shared import Parents, Steps, recipe_of, show_progress, training_clips


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "gan",
        parents=[parents.data, parents.work, parents.datasets],
        help="train a generator of labelled segments, which teacher and student may learn from too",
    )
    step.add_argument("--steps", type=int, metavar="N", help="how many steps, instead of the recipe's")
    step.add_argument("--count", type=int, metavar="N", help="how many segments to generate, instead of the recipe's")
    step.add_argument("--device", metavar="NAME", help="cpu or cuda; a GPU is used where there is one")
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    network_recipe = recipe_of("student", arguments)
    from dataclasses import replace  # noqa: PLC0415

    import numpy as np  # noqa: PLC0415

    from emotion_player.core.emotion import Emotion  # noqa: PLC0415
    from emotion_player.training.datasets import generated  # noqa: PLC0415
    from emotion_player.training.distributed import DistributedContext  # noqa: PLC0415
    from emotion_player.training.gan.adversarial import Material, generate, train_gan  # noqa: PLC0415
    from emotion_player.training.gan.gan_quality import FRAMES, draw_samples, measure_quality  # noqa: PLC0415
    from emotion_player.training.recipes.gan import RECIPE  # noqa: PLC0415
    from emotion_player.training.trainer import Trainer  # noqa: PLC0415

    recipe = replace(RECIPE, steps=arguments.steps or RECIPE.steps, count=arguments.count or RECIPE.count)
    clips = training_clips(arguments.data, network_recipe.datasets)
    rated = {clip.dataset for clip in clips if clip.emotion and not clip.is_midi}
    clips = [clip for clip in clips if clip.dataset in rated]
    folder = arguments.work / "gan"
    with DistributedContext.join(arguments.device) as context, show_progress() as progress:
        trainer = Trainer(clips, arguments.data, arguments.work, network_recipe, progress, context)
        material = Material.of(trainer.views, clips)  # without the validation clips
        generator, steps = train_gan(material, recipe, folder, progress, context.device)
        asked = material.draw_emotions(recipe.count, recipe.jitter, np.random.default_rng((recipe.seed, 0)))
        emotions = [Emotion(float(valence), float(arousal)) for valence, arousal in asked]
        mels = generate(generator, asked, FRAMES, recipe.seed)
        task = progress.add_task("Judging the segments", total=None)
        quality = measure_quality(material, mels, asked, trainer.extractor.tagged, steps)
        quality.save(folder / "quality.json")
        draw_samples(folder / "samples.png", material, mels, emotions)
        generated.save(arguments.work / "generated", mels, emotions, recipe.weight)
        progress.update(task, total=1, completed=1)
    table = Table("", "generated", "real music", "to compare", title="The generated segments", box=SIMPLE)
    for row in quality.rows():
        table.add_row(*row)
    console = Console()
    console.print(table)
    console.print(
        f"{len(emotions)} segments are in {arguments.work / 'generated'}; {folder / 'samples.png'} shows some of them."
    )
    return 0
