"""General knowledge of the world: which state or international body a name in a report stands for.

The data are in ``data/world.toml``: a compilation of our own of public facts, under CC0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from travaux.language.lexicon import lexicon

Relation = Literal["name", "capital", "demonym", "metonym"]
# Alphabetic names in capitals ("RUSSIA") are looked up in any case from this length on: "US" is no "us".
SHORTEST_SHOUT = 5


@dataclass(frozen=True, slots=True)
class WorldName:
    """What a name stands for. ``part_of`` is the state or body that the named one belongs to."""

    name: str  # canonical
    kind: Literal["state", "body"]
    relation: Relation
    part_of: str | None = None
    city: bool = False  # the name is a city's: "Moscow", "Brussels"
    plural: bool = False  # the name is the people's: "Russians"
    political: bool = False  # a political party


def actor_of_name(text: str) -> WorldName | None:
    """Return the state or body that ``text`` ("the Kremlin", "Russia's", "U.S.") stands for, or None."""
    name = plain_name(text)
    found = _names().get(name)
    if found is None and len(name) >= SHORTEST_SHOUT and name.isupper():
        found = _shouted().get(name)
    return found


def plain_name(text: str) -> str:
    """Return a name without a leading "the", the possessive ending, curly apostrophes and spare white space."""
    name = " ".join(text.replace("’", "'").split())
    for ending in ("'s", "'"):
        if name.endswith(ending) and name not in _names():
            name = name.removesuffix(ending)
    return name[4:] if name[:4] in ("the ", "The ", "THE ") and len(name) > 4 else name


def is_place(text: str) -> bool:
    """Whether ``text`` names a region, a district or a city that is no capital."""
    return plain_name(text) in _places()


def is_outlet(text: str) -> bool:
    """Whether ``text`` is the name of a well-known newspaper, broadcaster, agency or platform."""
    return plain_name(text) in _outlets()


def is_district(text: str) -> bool:
    """Whether ``text`` names a part of a federal state, or abbreviates it as party labels do ("Ariz.")."""
    return plain_name(text) in _districts()


def district_of(text: str) -> str | None:
    """Return the part of a federal state that a name or an abbreviation stands for ("Ariz."), or None."""
    return _district_names().get(plain_name(text))


def seats_of(state: str) -> tuple[str, ...]:
    """Return the buildings and organs that stand for the government of ``state``, the best-known first."""
    return tuple(lexicon("world")["states"].get(state, {}).get("seats", ()))


def may_begin_a_name(word: str) -> bool:
    """Whether some known name begins with ``word``; a quick test before :func:`actor_of_name` is asked."""
    return word in _first_words()


@cache
def _names() -> Mapping[str, WorldName]:
    names: dict[str, WorldName] = {}
    for text, found in _all_names():
        names.setdefault(text.replace("’", "'"), found)
    return names


def _all_names() -> Iterator[tuple[str, WorldName]]:
    """Yield every name with its bearer, own names before capitals and peoples."""
    world = lexicon("world")
    for shelf in ("states", "bodies", "parties"):
        for name, entry in world[shelf].items():
            for text in (name, *entry.get("also", ())):
                yield text, _world_name(shelf, name, entry, "name")
                if shelf == "parties" and text.endswith(" Party"):
                    yield text.replace(" Party", " party"), _world_name(shelf, name, entry, "name")
    for shelf in ("states", "bodies", "parties"):
        for name, entry in world[shelf].items():
            for text in (*entry.get("capital", ()), *entry.get("cities", ())):
                yield text, _world_name(shelf, name, entry, "capital" if shelf == "states" else "metonym", city=True)
            for text in entry.get("seats", ()):
                yield text, _world_name(shelf, name, entry, "metonym")
            adjectives = entry.get("adjective", ())
            for text in adjectives:
                yield text, _world_name(shelf, name, entry, "demonym")
            for text in entry.get("people", [f"{a}s" for a in adjectives[:1]]):
                yield text, _world_name(shelf, name, entry, "demonym", plural=True)


def _world_name(
    shelf: str, name: str, entry: Mapping[str, Any], relation: Relation, *, city: bool = False, plural: bool = False
) -> WorldName:
    return WorldName(
        name=name,
        kind="state" if shelf == "states" else "body",
        relation=relation,
        part_of=entry.get("of"),
        city=city,
        plural=plural,
        political=shelf == "parties",
    )


@cache
def _shouted() -> Mapping[str, WorldName]:
    return {text.upper(): found for text, found in _names().items()}


@cache
def _places() -> frozenset[str]:
    places = lexicon("world")["places"]
    return frozenset((*places["regions"], *places["cities"])) | _districts()


@cache
def _districts() -> frozenset[str]:
    table = lexicon("world")["districts"]
    return frozenset(text for name, short in table.items() for text in (name, *short)) - frozenset(_names())


@cache
def _district_names() -> Mapping[str, str]:
    return {text: name for name, short in lexicon("world")["districts"].items() for text in (name, *short)}


@cache
def _outlets() -> frozenset[str]:
    outlets = lexicon("world")["outlets"]
    return frozenset(text.replace("’", "'") for shelf in outlets.values() for text in shelf)


@cache
def _first_words() -> frozenset[str]:
    known = (*_names(), *_shouted(), *_places(), *_outlets())
    return frozenset(text.replace("-", " ").split()[0].split("'")[0] for text in known)
