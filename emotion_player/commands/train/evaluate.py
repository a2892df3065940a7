"""``emotion-player train evaluate``: measure a shipped model, on the test recordings and on changed sound."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from emotion_player.commands.train.shared import Parents, Steps, print_figures, require_packages, show_progress
from emotion_player.core.predictions.gems import gems_word
from emotion_player.errors import DatasetError

if TYPE_CHECKING:
    from rich.progress import Progress

    from emotion_player.core.models.figures import GemsFigure, Shift
    from emotion_player.core.models.model_card import ModelCard
    from emotion_player.inference.predictor import TrackPredictor
    from emotion_player.inference.registry import ModelRegistry
    from emotion_player.training.evaluation.evaluate import TestPrediction


def add_step(steps: Steps[argparse.ArgumentParser], parents: Parents) -> None:
    """Register the step."""
    step = steps.add_parser(
        "evaluate",
        parents=[parents.data, parents.work, parents.models],
        help="measure a model on the test recordings, and how steady it is when the sound changes",
    )
    step.add_argument("--model", default="student", help="which model (student)")
    part = step.add_mutually_exclusive_group()
    part.add_argument(
        "--accuracy-only", action="store_true", help="leave out the steadiness, which takes longest; the card keeps it"
    )
    part.add_argument(
        "--steadiness-only",
        action="store_true",
        help="leave the test recordings alone: a test split that is used often is none any more",
    )
    part.add_argument(
        "--times-only",
        action="store_true",
        help="only measure how long a song takes, on a computer that does nothing else",
    )
    step.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    require_packages()
    from emotion_player.inference.registry import ModelRegistry  # noqa: PLC0415
    from emotion_player.training.evaluation import evaluate  # noqa: PLC0415

    registry = ModelRegistry(arguments.models)
    predictor = registry.load(arguments.model)
    predictions: list[TestPrediction] = []
    song_s: float | None = None
    with show_progress() as progress:
        if not (arguments.steadiness_only or arguments.times_only):
            predictions = _test(predictor, arguments.data, progress)
        if not arguments.steadiness_only:
            song_s = evaluate.time_songs(predictor, arguments.data / "songs")
        if arguments.times_only and song_s is None:
            raise DatasetError(f"There is no whole song (MP3) in {arguments.data / 'songs'}.")
        shifts: tuple[Shift, ...] = ()
        if not (arguments.accuracy_only or arguments.times_only):
            shifts = _steadiness(predictor, arguments.data, progress)
            shifts += _sampling(registry, arguments.model, predictor, arguments.data / "songs", progress)
    figures, gems = evaluate.emotion_figures(predictions), evaluate.gems_figures(predictions)
    card = evaluate.write_card(arguments.models / f"{arguments.model}.json", figures, gems, shifts, song_s)
    if predictions:
        evaluate.write_predictions(arguments.work, card, predictions, song_s)
        print_figures(f"{card.key} on test recordings", figures)
    if gems:
        _print_gems(card, gems)
    if shifts:
        _print_shifts(card, shifts)
    if song_s:
        Console().print(f"A song takes {card.key} {song_s:.3f} s of one processor core.")
    return 0


def _test(predictor: TrackPredictor, data: Path, progress: Progress) -> list[TestPrediction]:
    from emotion_player.training.evaluation.evaluate import GEMS_DATASET, predict_clips, recordings_to_test  # noqa: PLC0415

    clips = recordings_to_test(data)
    task = progress.add_task("Listening to the test recordings", total=len(clips))
    predictions = predict_clips(predictor, clips, lambda: progress.advance(task))
    if predictions[0].gems is None:
        return predictions
    if not (data / GEMS_DATASET).is_dir():
        progress.console.print(f"The nine emotions are not measured: {data / GEMS_DATASET} is missing.")
        return predictions
    felt = recordings_to_test(data, (GEMS_DATASET,))
    progress.update(task, total=len(clips) + len(felt))
    return predictions + predict_clips(predictor, felt, lambda: progress.advance(task))


def _steadiness(predictor: TrackPredictor, data: Path, progress: Progress) -> tuple[Shift, ...]:
    from emotion_player.training.datasets.catalog import load_datasets  # noqa: PLC0415
    from emotion_player.training.evaluation import steadiness  # noqa: PLC0415
    from emotion_player.training.features.render import Renderer  # noqa: PLC0415

    present = [name for name in steadiness.DATASETS if (data / name).is_dir()]
    material = steadiness.find_material(data / "songs", load_datasets(data, present))
    renderer: Renderer | None = None
    if material.scores:
        try:
            renderer = Renderer()
        except DatasetError as error:
            progress.console.print(f"Major and minor are not compared. {error}")
    else:
        progress.console.print("Major and minor are not compared: there are no scores in major.")
    total = len(material.recordings) + len(material.scores if renderer else ())
    task = progress.add_task("Listening to changed sound", total=total)
    return steadiness.measure_shifts(predictor, material, renderer, lambda: progress.advance(task))


def _sampling(
    registry: ModelRegistry, name: str, predictor: TrackPredictor, folder: Path, progress: Progress
) -> tuple[Shift, ...]:
    from emotion_player.training.evaluation.sampling import decode_densely, sampling_error  # noqa: PLC0415

    songs = sorted(folder.glob("*.mp3"))
    if not songs:
        progress.console.print(f"Few segments are not compared with all of a song: there is none in {folder}.")
        return ()
    task = progress.add_task("Listening to all of whole songs", total=len(songs))
    dense = registry.load(name, decode_mels=decode_densely)
    return (sampling_error(predictor, dense, songs, lambda: progress.advance(task)),)


def _print_gems(card: ModelCard, gems: tuple[GemsFigure, ...]) -> None:
    table = Table("emotion", "n", "r", "95 %", "usable", title=f"{card.key}: share of listeners", box=SIMPLE)
    for f in gems:
        interval = f"{f.r_low:.2f}..{f.r_high:.2f}"
        table.add_row(gems_word(f.name), str(f.n), f"{f.r:.3f}", interval, "yes" if f.usable else "")
    Console().print(table)


def _print_shifts(card: ModelCard, shifts: tuple[Shift, ...]) -> None:
    table = Table("change", "n", "|ΔV|", "|ΔA|", "ΔV", "ΔA", title=f"{card.key}: changed sound", box=SIMPLE)
    for s in shifts:
        values = f"{s.valence:.3f}", f"{s.arousal:.3f}", f"{s.valence_by:+z.3f}", f"{s.arousal_by:+z.3f}"
        table.add_row(s.change, str(s.n), *values)
    Console().print(table)
