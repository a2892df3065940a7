"""What each exported file costs on this machine: bytes, time, processor time, memory."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from emotion_player.errors import EmotionPlayerError
from emotion_player.training.exports.export import SHIPPED, distances, file_of, predict_with_torch
from emotion_player.training.exports.formats import FORMATS, count_parameters, require_runtime
from emotion_player.training.exports.probe import Answers, Mels, probe
from emotion_player.training.files import replace_file
from emotion_player.training.recipes.recipe import NetworkRecipe
from emotion_player.training.runs import Trained, run_folder


@dataclass(frozen=True, slots=True)
class Cost:
    """What one file costs, on one thread; a song is a long one, of which all segments are heard.

    Attributes:
        model, format: What it is.
        file: Its name.
        bytes: Its size.
        parameters: Weights and biases, counted from it.
        load_s: From opening it to being ready.
        latency_s: Time of a song, from mels to answers: of a segment in the median, times their number.
        cpu_s: Processor time of a song, likewise: what stands for energy.
        peak_mb: The most memory held by a process that does nothing else, all in; None where the system does not tell.
        delta_valence, delta_arousal: Mean distance from torch's answers; None where the trained network is not here.
    """

    model: str
    format: str
    file: str
    bytes: int
    parameters: int
    load_s: float
    latency_s: float
    cpu_s: float
    peak_mb: float | None
    delta_valence: float | None
    delta_arousal: float | None


def measure_files(
    recipe: NetworkRecipe, work: Path, models: Path, songs: Sequence[Mels], tell: Callable[[str], None]
) -> list[Cost]:
    """Measure every file of a recipe's model, each in a process of its own; ``tell`` gets what is left out, and why.

    Raises:
        ModelError: A file cannot be run.
    """
    name = recipe.network
    truth: Answers | None = None
    if (run_folder(work, name) / "trained.pt").is_file():
        truth = predict_with_torch(Trained.load(run_folder(work, name), name).network(recipe), songs)
    costs = []
    for file_format in sorted(FORMATS, key=lambda each: each != SHIPPED[name]):
        file = file_of(name, file_format, models, work / "exports")
        if not file.is_file():
            tell(f"{file} is left out, it was not exported.")
            continue
        try:
            require_runtime(file_format)
        except EmotionPlayerError as error:
            tell(f"{file} is left out. {error}")
            continue
        costs.append(_measured(name, file_format, file, songs, recipe.segments.count, truth))
    return costs


def write_costs(path: Path, costs: Sequence[Cost]) -> None:
    """Keep a table with the machine it was measured on."""
    machine = {"cores": os.cpu_count(), "cpu": _processor(), "system": platform.platform()}
    table = {"machine": machine, "rows": [asdict(cost) for cost in costs]}
    replace_file(path, (json.dumps(table, indent=2) + "\n").encode())


def _measured(
    name: str, file_format: str, file: Path, songs: Sequence[Mels], segments: int, truth: Answers | None
) -> Cost:
    seen = probe(file, file_format, songs)
    valence, arousal = (None, None) if truth is None else map(float, distances(seen.answers, truth)[:2])
    return Cost(
        model=name,
        format=file_format,
        file=file.name,
        bytes=file.stat().st_size,
        parameters=count_parameters(file_format, file.read_bytes()),
        load_s=seen.load_s,
        latency_s=seen.segment_s * segments,
        cpu_s=seen.segment_cpu_s * segments,
        peak_mb=seen.peak_mb,
        delta_valence=valence,
        delta_arousal=arousal,
    )


def _processor() -> str:
    """The processor's name, or at least its kind."""
    details = Path("/proc/cpuinfo")
    if details.is_file():
        for line in details.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
