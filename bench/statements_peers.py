"""Peers of bench/statements.py on PolNeAR, run with the same parser in the same process.

textacy (``pip install textacy``, dependency group ``bench``) finds direct quotations; what it refuses (an odd number of
quotation marks in a paragraph) counts as nothing found. The sketch is ../shared/prototypes/attribution_sketch.py.
Each peer takes the paragraphs of one document, already parsed, and returns runs of tokens by paragraph.
"""

from __future__ import annotations

import importlib.util
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

Run = tuple[str, int, int]


def textacy_runs(docs: Sequence[Any]) -> list[set[Run]]:
    """Return the runs of textacy's direct quotations in each paragraph."""
    from textacy.extract import direct_quotations

    found: list[set[Run]] = []
    for doc in docs:
        runs: set[Run] = set()
        try:
            for quotation in direct_quotations(doc):
                for kind in ("speaker", "cue"):
                    tokens = [t.i for t in getattr(quotation, kind)]
                    runs.add(("source" if kind == "speaker" else kind, min(tokens), max(tokens)))
                runs.add(("content", quotation.content.start, quotation.content.end - 1))
        except ValueError:
            runs = set()  # it gives up on the whole paragraph
        found.append(runs)
    return found


def load_sketch(path: Path, nlp: Any) -> Any:
    """Return the sketch over a parser."""
    spec = importlib.util.spec_from_file_location("attribution_sketch", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no sketch at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Baseline(nlp)


def sketch_runs(sketch: Any, lines: Sequence[Sequence[str]]) -> list[set[Run]]:
    """Return the runs that the sketch finds in the paragraphs of one document; it parses them itself."""
    text = "\n".join(" ".join(line) for line in lines)
    starts = [0]
    for token in [t for line in lines for t in line][:-1]:
        starts.append(starts[-1] + len(token) + 1)
    firsts = [0]
    for line in lines:
        firsts.append(firsts[-1] + len(line))
    found: list[set[Run]] = [set() for _ in lines]
    for kind, first, last in _tokens(sketch.doc(text), starts):
        at = bisect_left(firsts, first + 1) - 1
        found[at].add((kind, first - firsts[at], last - firsts[at]))
    return found


def _tokens(attributions: Iterable[dict[str, Any]], starts: list[int]) -> Iterable[Run]:
    for a in attributions:
        for kind in ("source", "cue", "content"):
            for start, end in a[kind]:
                yield kind, bisect_left(starts, start), bisect_left(starts, end) - 1
