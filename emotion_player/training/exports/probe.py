"""Runs an exported network in a process of its own, so that what it costs is its own.

``python -m emotion_player.training.exports.probe FILE FORMAT SONGS.npz OUT.npz``; torch is loaded for TorchScript only.
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

from emotion_player.training.exports.apart import run_apart

if sys.platform != "win32":
    import resource

Mels = npt.NDArray[np.float32]
"""Of a song: (segments, 96, 640)."""

Answers = npt.NDArray[np.float32]
"""To all segments of all songs: (segments, 11); valence, arousal and the nine GEMS emotions."""

RUNS = 10
"""At least so many songs are timed, the same ones again if there are fewer."""

_WARM_UP = 3


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """How an exported network did, on one thread.

    Attributes:
        answers: What it said of the songs, once each.
        load_s: From opening the file to being ready, the runtime's own import left out.
        latency_s: Median time of a song.
        cpu_s: Median processor time of a song.
        peak_mb: The most memory the whole process held: Python, numpy, the runtime and the network; None where the
            system does not tell.
    """

    answers: Answers
    load_s: float
    latency_s: float
    cpu_s: float
    peak_mb: float | None


def probe(file: Path, file_format: str, songs: Sequence[Mels]) -> Probe:
    """Let the network in a file judge songs.

    Raises:
        ModelError: It cannot be run.
    """
    with tempfile.TemporaryDirectory(prefix="emotion-player-") as folder:
        mels, out = Path(folder, "songs.npz"), Path(folder, "probe.npz")
        np.savez(mels, *songs)
        run_apart("emotion_player.training.exports.probe", file, file_format, mels, out)
        with np.load(out) as found:
            load_s, latency_s, cpu_s, peak_mb = found["figures"].tolist()
            return Probe(found["answers"], load_s, latency_s, cpu_s, peak_mb or None)


def _run(file: Path, file_format: str, mels: Path, out: Path) -> None:
    with np.load(mels) as archive:
        songs = [archive[name] for name in archive.files]
    load = {"torchscript": _torchscript, "tflite": _tflite}.get(file_format, _onnx)()
    start = time.perf_counter()
    judge = load(file)
    load_s = time.perf_counter() - start
    for song in songs[:_WARM_UP]:
        judge(song)
    answers, times, cpu_times = [], [], []
    for song in itertools.islice(itertools.cycle(songs), max(RUNS, len(songs))):
        start, cpu_start = time.perf_counter(), time.process_time()
        answers.append(np.concatenate(judge(song), axis=1))
        times.append(time.perf_counter() - start)
        cpu_times.append(time.process_time() - cpu_start)
    figures = [load_s, np.median(times), np.median(cpu_times), _peak_mb()]
    np.savez(out, answers=np.concatenate(answers[: len(songs)]), figures=figures)


Judge = Callable[[Mels], Sequence[npt.NDArray[np.float32]]]
"""A song's mels -> (segments, 2), (segments, 9)."""


def _onnx() -> Callable[[Path], Judge]:
    from emotion_player.inference.session import Session  # noqa: PLC0415 - each runtime only where it is measured

    return lambda file: Session(str(file), file.read_bytes()).run


def _torchscript() -> Callable[[Path], Judge]:
    import torch  # noqa: PLC0415

    torch.set_num_threads(1)

    def load(file: Path) -> Judge:
        script = torch.jit.load(file)  # type: ignore[no-untyped-call]

        def judge(mels: Mels) -> Sequence[npt.NDArray[np.float32]]:
            with torch.inference_mode():
                return [answer.numpy() for answer in script(torch.from_numpy(mels))]

        return judge

    return load


def _tflite() -> Callable[[Path], Judge]:
    from ai_edge_litert.interpreter import Interpreter  # noqa: PLC0415

    def load(file: Path) -> Judge:
        interpreter = Interpreter(model_path=str(file), num_threads=1)
        interpreter.allocate_tensors()
        run = interpreter.get_signature_runner()
        (name,) = run.get_input_details()

        def judge(mels: Mels) -> Sequence[npt.NDArray[np.float32]]:
            answers = [run(**{name: mels[i : i + 1]}) for i in range(len(mels))]
            return [np.concatenate([answer[output] for answer in answers]) for output in ("output_0", "output_1")]

        return judge

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
    _run(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
