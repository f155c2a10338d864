"""The room's own lexicons: TOML files in ``reports/data``, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the lexicon ``name`` as it stands in ``reports/data/<name>.toml``."""
    source = files("travaux.reports") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def words(name: str, section: str, key: str) -> frozenset[str]:
    """Return one list of a lexicon as a set."""
    return frozenset(table(name)[section][key])


def one_of(phrases: Iterable[str]) -> str:
    """Return a regular expression for any of ``phrases``, the longest first, with any white space inside."""
    ordered = sorted(phrases, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) + ")"
