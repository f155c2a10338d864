"""The taxonomy of issues: which words tell which issue. The default one lies beside the code; users add their own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from travaux.language.lexicon import lexicon
from travaux.language.qualifying import head_part

STRONG, WEAK = 2, 1
# What the words weigh by where they stand: the noun that names the issue, what qualifies it, the rest of the clause.
HEAD_WEIGHT, ABOUT_WEIGHT = 3, 2
ENOUGH = 2  # one strong word anywhere, or one weak word in what the clause is about
FAINT = 1  # one weak word anywhere
KEYS = ("label", "strong", "weak")
INITIALS = 3  # characters at the start of a word by which entries are looked up


class TaxonomyError(ValueError):
    """A file of issues that cannot be used; the message names the file, the place and what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An issue and the words that tell it."""

    label: str
    strong: re.Pattern[str]
    weak: re.Pattern[str] | None
    initials: frozenset[str]  # how its words begin; empty if that cannot be told

    def score(self, parts: Iterable[tuple[int, str]]) -> int:
        """Return how strongly texts with their weights name the issue; a word counts once in each text."""
        return sum(
            worth * weight * len({m.group().lower() for m in pattern.finditer(text)})
            for pattern, worth in ((self.strong, STRONG), (self.weak, WEAK))
            if pattern is not None
            for weight, text in parts
        )


@dataclass(slots=True)
class Taxonomy:
    """Issues in order of precedence: those of a user first, then the default ones."""

    own: tuple[Entry, ...]
    default: tuple[Entry, ...]
    _labels: dict[tuple[str, str, bool], str] = field(default_factory=dict)
    _known: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Gather the labels."""
        self._known = frozenset(e.label for e in (*self.own, *self.default))

    def is_known(self, label: str) -> bool:
        """Whether a label is one of the taxonomy's."""
        return label in self._known

    def label_of(self, about: str, says: str, *, faint: bool = False) -> str:
        """Return the label of the issue that ``about`` names, read in the light of the clause ``says``, or "".

        One weak word outside ``about`` is too little, unless ``faint``.
        """
        key = (about, says, faint)
        if key not in self._labels:
            self._labels[key] = self._best(about, says, FAINT if faint else ENOUGH)
        return self._labels[key]

    def _best(self, about: str, says: str, enough: int) -> str:
        parts = ((HEAD_WEIGHT - ABOUT_WEIGHT, head_part(about)), (ABOUT_WEIGHT, about), (1, says))
        begins = _initials(f"{about} {says}")
        for entries in (self.own, self.default):
            best, top = "", enough - 1
            for entry in entries:
                score = entry.score(parts) if not entry.initials or entry.initials & begins else 0
                if score > top:
                    best, top = entry.label, score
            if best:
                return best
        return ""

    def nearest(self, before: str, after: str) -> str:
        """Return the label of the strong word nearest to a clause: the last one before it, else the first after it."""
        for text, pick in ((before, max), (after, min)):
            begins = _initials(text)
            for entries in (self.own, self.default):
                hits = [
                    (m.start(), -n, e.label)
                    for n, e in enumerate(entries)
                    if not e.initials or e.initials & begins
                    for m in e.strong.finditer(text)
                ]
                if hits:
                    at = pick(h[0] for h in hits)
                    return max(h for h in hits if h[0] == at)[2]
        return ""


def _initials(text: str) -> set[str]:
    return {text[m.start() : m.start() + INITIALS].lower() for m in re.finditer(r"\b\w", text)}


def _begin(words: Iterable[str]) -> frozenset[str]:
    """Return how the words begin, or nothing if one is too short, or its beginning a pattern."""
    starts = {w[:INITIALS].lower() for w in words}
    return frozenset(starts) if all(len(s) == INITIALS and s.isalnum() for s in starts) else frozenset()


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    parts = [w.rstrip(".").replace(" ", r"[\s-]+") + (r"\b" if w.endswith(".") else "") for w in words]
    return re.compile(r"\b(?:" + "|".join(parts) + ")", re.IGNORECASE)


def _entry(told: Mapping[str, Any]) -> Entry:
    strong, weak = told["strong"], told.get("weak") or []
    return Entry(told["label"], _pattern(strong), _pattern(weak) if weak else None, _begin([*strong, *weak]))


@cache
def default_taxonomy() -> Taxonomy:
    """Return the taxonomy that comes with the program."""
    return Taxonomy((), tuple(_entry(e) for e in lexicon("issues")["issue"]))


def read_taxonomy(path: str | Path) -> Taxonomy:
    """Return the default taxonomy with the issues of a TOML file before it.

    The file has the form of ``language/data/issues.toml``: tables ``[[issue]]`` with ``label``, ``strong``, ``weak``.
    Raises TaxonomyError if the file cannot be read or an entry cannot be used.
    """
    try:
        told = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise TaxonomyError(f"{path}: {error.strerror or error}; name a TOML file of issues") from error
    except UnicodeDecodeError as error:
        raise TaxonomyError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise TaxonomyError(f"{path}: not TOML: {error}; see docs/issues.md for the form") from error
    return Taxonomy(tuple(_checked(str(path), told)), default_taxonomy().default)


def _checked(path: str, told: Mapping[str, Any]) -> list[Entry]:
    listed = told.get("issue")
    other = sorted(set(told) - {"issue"})
    if other:
        raise TaxonomyError(f"{path}: {other[0]!r} is not known here; every issue is a table [[issue]]")
    if not isinstance(listed, list) or not listed or not all(isinstance(e, dict) for e in listed):
        raise TaxonomyError(f"{path}: there is no issue in it; begin each with a line [[issue]]")
    seen: dict[str, int] = {}
    for n, entry in enumerate(listed, 1):
        where = f"{path}: issue {n} ({entry['label']!r})" if "label" in entry else f"{path}: issue {n}"
        _check(where, entry)
        if entry["label"] in seen:
            raise TaxonomyError(f"{where}: issue {seen[entry['label']]} has this label too; put their words together")
        seen[entry["label"]] = n
    return [_entry(e) for e in listed]


def _check(where: str, entry: Mapping[str, Any]) -> None:
    """Raise TaxonomyError if an entry cannot be used."""
    unknown = sorted(set(entry) - set(KEYS))
    if unknown:
        raise TaxonomyError(f"{where}: {unknown[0]!r} is not known; an issue has 'label', 'strong' and 'weak'")
    label = entry.get("label")
    if not isinstance(label, str) or not label.strip() or label != label.strip() or not label.isprintable():
        raise TaxonomyError(f'{where}: write label = "...", the name that the brief shows, in one line')
    if not entry.get("strong"):
        raise TaxonomyError(f'{where}: write strong = ["..."], the words that tell this issue')
    for key in ("strong", "weak"):
        words = entry.get(key, [])
        if not isinstance(words, list):
            raise TaxonomyError(f'{where}: {key} is not a list; write {key} = ["..."]')
        for word in words:
            _check_word(f"{where}: {key}", word)


def _check_word(where: str, word: Any) -> None:
    if not isinstance(word, str) or not word.rstrip(".") or word != word.strip():
        raise TaxonomyError(f"{where}: {word!r} is not a word; write it between quotes, without blanks at its ends")
    try:
        pattern = _pattern([word])
    except re.error as error:
        raise TaxonomyError(f"{where}: {word!r} is not a pattern: {error}; a mark goes after a backslash") from error
    if pattern.match("") or pattern.search(" a "):
        raise TaxonomyError(f"{where}: {word!r} fits any word; write at least two letters")
