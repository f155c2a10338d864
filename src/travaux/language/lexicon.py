"""Lexicons and taxonomies: TOML files beside the code, read once, never changed at run time."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """Return the lexicon ``name`` as it stands in ``language/data/<name>.toml``."""
    source = files("travaux.language") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """Return the list at ``keys`` of the lexicon ``name`` as a set; a table gives the union of its lists."""
    entry: Any = lexicon(name)
    for key in keys:
        entry = entry[key]
    lists = entry.values() if isinstance(entry, Mapping) else [entry]
    return frozenset(word for words in lists for word in words)


@cache
def word_map(name: str, *keys: str) -> Mapping[str, str]:
    """Return a table of lists at ``keys`` turned round: each word with the key of the list it stands in."""
    entry: Any = lexicon(name)
    for key in keys:
        entry = entry[key]
    return {word: label for label, words in entry.items() for word in words}
