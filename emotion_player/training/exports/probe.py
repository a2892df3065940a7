"""Runs an exported network in a process of its own, so that what it costs is its own.

``python -m emotion_player.training.exports.probe FILE FORMAT RUNS SONGS.npz OUT.npz``; torch is loaded for TorchScript
only.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from emotion_player.training.exports.process import run_in_process

if sys.platform != "win32":
    import resource

Mels = tuple[npt.NDArray[np.float32], ...]
"""Of a song: (segments, n_mels, frames) for each front-end."""

Answers = npt.NDArray[np.float32]
"""For all segments of all songs: (segments, 11); valence, arousal and the nine GEMS emotions."""

RUNS = 10
"""At least so many songs are timed, the same ones again if there are fewer."""

_WARM_UP = 3


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """How an exported network did, on one thread.

    Attributes:
        answers: Its outputs for the songs, once each.
        load_s: From opening the file to being ready, the runtime's own import left out.
        segment_s: Median time of a segment: songs differ in how many they have.
        segment_cpu_s: Median processor time of a segment.
        peak_mb: The most memory the whole process held: Python, numpy, the runtime and the network; None where the
            system does not tell.
    """

    answers: Answers
    load_s: float
    segment_s: float
    segment_cpu_s: float
    peak_mb: float | None


def probe(file: Path, file_format: str, songs: Sequence[Mels], *, runs: int = RUNS) -> Probe:
    """Let the network in a file predict songs.

    Args:
        file: It.
        file_format: One of ``formats.FORMATS``.
        songs: What it predicts, each at least once.
        runs: At least so many songs are timed, after some more; 0 where only the answers matter.

    Raises:
        ModelError: It cannot be run.
    """
    with tempfile.TemporaryDirectory(prefix="emotion-player-") as folder:
        mels, out = Path(folder, "songs.npz"), Path(folder, "probe.npz")
        arrays = {f"{i}_{j}": mel for i, song in enumerate(songs) for j, mel in enumerate(song)}
        np.savez(mels, allow_pickle=False, inputs=np.array(len(songs[0])), **arrays)
        run_in_process("emotion_player.training.exports.probe", file, file_format, str(runs), mels, out)
        with np.load(out) as found:
            load_s, segment_s, segment_cpu_s, peak_mb = found["figures"].tolist()
            return Probe(found["answers"], load_s, segment_s, segment_cpu_s, peak_mb or None)


def _run(file: Path, file_format: str, runs: int, mels: Path, out: Path) -> None:
    with np.load(mels) as archive:
        inputs = int(archive["inputs"])
        songs = [tuple(archive[f"{i}_{j}"] for j in range(inputs)) for i in range((len(archive.files) - 1) // inputs)]
    load = {"torchscript": _torchscript, "tflite": _tflite}.get(file_format, _onnx)()
    start = time.perf_counter()
    predict = load(file)
    load_s = time.perf_counter() - start
    for song in songs[: min(_WARM_UP, runs)]:
        predict(*song)
    answers, times, cpu_times = [], [], []
    for song in itertools.islice(itertools.cycle(songs), max(runs, len(songs))):
        start, cpu_start = time.perf_counter(), time.process_time()
        answers.append(np.concatenate(predict(*song), axis=1))
        times.append((time.perf_counter() - start) / len(song[0]))
        cpu_times.append((time.process_time() - cpu_start) / len(song[0]))
    figures = [load_s, np.median(times), np.median(cpu_times), _peak_mb()]
    np.savez(out, answers=np.concatenate(answers[: len(songs)]), figures=figures)


Predict = Callable[..., Sequence[npt.NDArray[np.float32]]]
"""A song's mels, one for each input -> (segments, 2), (segments, 9)."""


def _onnx() -> Callable[[Path], Predict]:
    from emotion_player.inference.session import Session  # noqa: PLC0415 - each runtime only where it is measured

    return lambda file: Session(str(file), file.read_bytes()).run


def _torchscript() -> Callable[[Path], Predict]:
    import torch  # noqa: PLC0415

    torch.set_num_threads(1)

    def load(file: Path) -> Predict:
        script = torch.jit.load(file)  # type: ignore[no-untyped-call]

        def predict(*mels: npt.NDArray[np.float32]) -> Sequence[npt.NDArray[np.float32]]:
            with torch.inference_mode():
                return [output.numpy() for output in script(*map(torch.from_numpy, mels))]

        return predict

    return load


def _tflite() -> Callable[[Path], Predict]:
    from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415

    def load(file: Path) -> Predict:
        interpreter = Interpreter(model_path=str(file), num_threads=1)
        interpreter.allocate_tensors()
        run = interpreter.get_signature_runner()
        names = sorted(run.get_input_details())  # args_0, args_1

        def predict(*mels: npt.NDArray[np.float32]) -> Sequence[npt.NDArray[np.float32]]:
            outputs = [
                run(**{name: mel[i : i + 1] for name, mel in zip(names, mels, strict=True)})
                for i in range(len(mels[0]))
            ]
            return [np.concatenate([each[output] for each in outputs]) for output in ("output_0", "output_1")]

        return predict

    return load


def _peak_mb() -> float:
    """0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.is_file():  # getrusage would tell the parent's peak where that was higher: Linux keeps it over exec
        peak_kb = next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak_kb) / 1e3
    if sys.platform == "win32":
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    _run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]), Path(sys.argv[5]))
