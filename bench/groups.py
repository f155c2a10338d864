"""The packs of each group that may be read, as folders with ``gold.json`` and ``reports``.

    for name, folder in folders("practice", Path(scratch)): ...

``development``: the five packs of ../shared/examples on which rules are made; ``invented`` and ``second``: the packs of
bench/packs; ``practice``: the annotated piles of ../shared/corpora, unpacked under ``scratch``; ``reporting``: figures
only, never their errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

BENCH = Path(__file__).resolve().parent
EXAMPLES = BENCH.parents[1] / "shared" / "examples"
DEVELOPMENT = ("peace-plan", "cod-treaty", "iran-deal", "us-china-trade", "fiscal-cliff")
REPORTING = ("meridian-merger", "brexit", "health-care", "nafta")
NOT_PACKS = ("held_back", "second", "unread")
GROUPS = ("development", "invented", "second", "practice", "reporting")


def folders(group: str, scratch: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and folder of each pack of a group. Raises KeyError for a group that is none."""
    if group in ("development", "reporting"):
        yield from ((name, EXAMPLES / name) for name in (DEVELOPMENT if group == "development" else REPORTING))
    elif group in ("invented", "second"):
        home = BENCH / "packs" / ("second" if group == "second" else "")
        yield from ((p.name, p) for p in sorted(home.iterdir()) if p.is_dir() and p.name not in NOT_PACKS)
    elif group == "practice":
        from practice import names, unpack

        yield from ((name, unpack(name, scratch)) for name in names())
    else:
        raise KeyError(group)
