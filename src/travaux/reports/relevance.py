"""Which reports of a pile are about its negotiation, which are not, and whether there are two negotiations in it.

The pile's core is the largest group of reports that are all near to one another (:mod:`relevance_terms`): from single
reports outwards, the centre of those found draws in what is near, until nothing changes. What lies far from the core,
measured by how near the core's own reports are, is unrelated. Reports outside the core that have a core of their own,
far from the first one both ways, are another negotiation. Time plays no part: talks go on for years.

Wrongly left out is worse than wrongly kept: a short report, a small pile, and a pile without a core lose nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from travaux.model import Report, Skipped
from travaux.reports.relevance_terms import TINY, Terms, told

if TYPE_CHECKING:
    from travaux.reports.relevance_terms import Floats

# A pile of fewer voices says too little about what it is about.
FEWEST = 4
# A report belongs to a core from this share of the core's median nearness. Two negotiations of the same year and the
# same people (a budget and an accord, both before one parliament) grow into one core at 0.7, and into two at 0.8.
IN_CORE = 0.8
# A core is the pile's if it has so many reports and this share of them.
CORE_LEAST, CORE_SHARE = 3, 0.2
# Nearness of the reports of a core, in the middle: 0.42 to 0.59 in piles on one negotiation, 0.13 to 0.32 in random
# news of one country.
HOLDS_TOGETHER = 0.35
# Reports of a core that are nearer are retellings of one text; the others are not measured by them.
RETOLD = 0.6
# Below this share of the core's median nearness a report is unrelated; for a small core, whose centre is uncertain, the
# second figure over its size is taken off. The farthest report of the packs, a business story, stands at 0.5, half of
# the strangers below 0.2. At 0.45 a round-up of the year's news with a part on the talks would go, too.
UNRELATED, SMALL_CORE = 0.4, 0.36
# Another core is another negotiation if the reports of each stand, in the middle, below this share of the other's
# nearness (different negotiations: at most 0.5; parts of one: 0.86 and more, one way at least), and it holds together.
APART, AS_CLOSE = 0.65, 0.6
OTHER_LEAST, OTHER_SHARE = 3, 0.1
# Reports from which cores are grown, steps until they stand still, reports to begin with, and cores looked at.
SEEDS, STEPS, BEGIN, TRIES = 32, 12, 4, 8
# A report is short (a teaser, a caption) with fewer terms than this and than this share of what the core's reports have
# in the middle; it is kept for one term that leads in the core: one that this share of its reports has.
SHORT, SHORT_SHARE, LEADING = 60, 0.5, 0.4
# Reports that have this share of the shorter one's sentences (characters at least) in common are one voice; a sentence
# is looked for in so many reports.
SAME_TEXT, SENTENCE = 0.6, 40
COMPARED = 8
NAMED_BY = 4  # words


@dataclass(frozen=True, slots=True)
class Group:
    """Reports (ids, sorted) on one subject, and a few words that tell it from the rest of the pile."""

    reports: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sorting:
    """What became of a pile. ``groups`` is empty unless there are two negotiations or more, the one kept first."""

    kept: tuple[Report, ...] = ()
    unrelated: tuple[Skipped, ...] = ()
    groups: tuple[Group, ...] = ()


def sort_out(reports: Iterable[Report], about: str | None = None) -> Sorting:
    """Return which of ``reports`` to keep, in the order of path and id, and what is unrelated and why.

    ``about`` are terms: alternatives with commas between, of which a report must have one; all words of an
    alternative count, those in quotation marks as a phrase; neither case nor a plural's "s" matters. Neither the order
    nor the time of the reports matters, and nothing is raised.
    """
    pile = sorted(reports, key=lambda r: (r.path, r.id))
    terms = About(about or "")
    asked = [terms.count(r) for r in pile]
    strangers = [r for r, times in zip(pile, asked, strict=True) if terms and not times]
    if terms:
        pile, asked = [r for r, times in zip(pile, asked, strict=True) if times], [times for times in asked if times]
    voices = _voices(pile)
    heads = [voice[0] for voice in voices]
    subjects = _Subjects([pile[n] for n in heads], [len(voice) for voice in voices], [asked[n] for n in heads])
    left_out = [Skipped(r.path, f"unrelated: has none of the terms asked for ({terms})") for r in strangers]
    kept: list[int] = []
    for n, voice in enumerate(voices):
        reason = subjects.why_not(n)
        kept += [] if reason else voice
        left_out += [Skipped(pile[k].path, reason) for k in voice if reason]
    groups = tuple(
        Group(tuple(sorted(pile[k].id for n in members for k in voices[n])), words)
        for members, words in subjects.groups()
    )
    return Sorting(tuple(pile[k] for k in sorted(kept)), tuple(sorted(set(left_out))), groups)


class About:
    """The terms a reader asks for."""

    def __init__(self, terms: str) -> None:
        self._alternatives = [found for part in _alternatives(terms) if (found := _phrases(part))]

    def __bool__(self) -> bool:
        return bool(self._alternatives)

    def __str__(self) -> str:
        return ", ".join(" ".join(phrases) for phrases in self._alternatives)

    def count(self, report: Report) -> int:
        """Return how often the terms stand in ``report``: 0 unless it has all of one alternative."""
        title = report.title or ""
        text = (report.text if title in report.text else f"{title}\n{report.text}").casefold()
        return sum(
            sum(found) for phrases in self._alternatives if all(found := [_count(phrase, text) for phrase in phrases])
        )


_QUOTED = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]")


def _alternatives(terms: str) -> list[str]:
    """Split at commas outside quotation marks."""
    marked = _QUOTED.sub(lambda found: found.group().replace(",", "\0"), terms)
    return [part.replace("\0", ",") for part in marked.split(",")]


def _phrases(alternative: str) -> list[str]:
    """Return the phrases in quotation marks and the single words outside, in lower case."""
    quoted = [" ".join(words.split()) for words in _QUOTED.findall(alternative)]
    loose = re.sub(r"[\"“”„]", " ", _QUOTED.sub(" ", alternative)).split()
    return [phrase.casefold() for phrase in [*quoted, *loose] if re.search(r"\w", phrase)]


def _count(phrase: str, text: str) -> int:
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return len(re.findall(rf"(?<!\w){words}(?:[’']?e?s)?(?!\w)", text))


def _voices(pile: Sequence[Report]) -> list[list[int]]:
    """Return which reports have one text, so that a story many times reprinted does not make a core by itself.

    The places of each voice begin with its longest report. A report is compared only with the first few that have a
    sentence in common with it, so that a line on every page costs no more than its pages.
    """
    sentences = [_sentences(report) for report in pile]
    having: dict[bytes, list[int]] = defaultdict(list)
    head = list(range(len(pile)))
    for n, own in enumerate(sentences):
        shared: Counter[int] = Counter()
        for sentence in own:
            shared.update(having[sentence])
            if len(having[sentence]) < COMPARED:
                having[sentence].append(n)
        same = (m for m, common in shared.items() if common >= SAME_TEXT * min(len(sentences[m]), len(own)))
        head[n] = min((head[m] for m in same if shared[m] > 1), default=n)
    voices: dict[int, list[int]] = defaultdict(list)
    for n, own_head in enumerate(head):
        voices[own_head].append(n)
    return [sorted(voice, key=lambda n: (-len(pile[n].text), n)) for voice in voices.values()]


def _sentences(report: Report) -> set[bytes]:
    parts = re.split(r"(?<=[.!?])[\s”\"]+|\n", told(report))
    flat = (" ".join(part.split()).encode("utf-8", "surrogatepass") for part in parts if len(part) >= SENTENCE)
    return {hashlib.blake2b(part, digest_size=8).digest() for part in flat}


@dataclass(frozen=True, slots=True)
class _Core:
    """Voices that are near to one another, how near every voice is to them, and how near they are in the middle."""

    members: tuple[int, ...]
    nearness: Floats
    middle: float

    @classmethod
    def of(cls, terms: Terms, members: Iterable[int]) -> _Core:
        inside = tuple(sorted(members))
        nearness = terms.nearness(inside)
        middle = median(nearness[list(inside)].tolist())
        return cls(inside, nearness, min(RETOLD, max(TINY, middle)))

    def share(self, n: int) -> float:
        """Return the nearness of voice ``n`` as a share of that of the core's own."""
        return float(self.nearness[n]) / self.middle

    def draws(self, n: int) -> bool:
        """Whether voice ``n`` is near enough to be related."""
        return self.share(n) >= UNRELATED - SMALL_CORE / len(self.members)

    def is_of_pile(self, voices: int) -> bool:
        """Whether the core is what a pile of so many voices is about."""
        return len(self.members) >= max(CORE_LEAST, CORE_SHARE * voices) and self.middle >= HOLDS_TOGETHER

    def is_another(self, others: Sequence[_Core], voices: int) -> bool:
        """Whether the core is another negotiation than ``others``, the first of which is the pile's."""
        holds = self.middle >= max(HOLDS_TOGETHER, AS_CLOSE * others[0].middle)
        holds = holds and len(self.members) >= max(OTHER_LEAST, OTHER_SHARE * voices)
        return holds and all(self._is_far_from(other) and other._is_far_from(self) for other in others)

    def _is_far_from(self, other: _Core) -> bool:
        return median(other.share(n) for n in self.members) < APART


def _largest(terms: Terms, pool: Sequence[int]) -> _Core:
    """Return the largest core among the voices ``pool``; of equals the closest."""
    step = max(1.0, len(pool) / SEEDS)
    seeds = sorted({pool[int(n * step)] for n in range(min(SEEDS, len(pool)))})
    grown = {_grow(terms, seed, pool) for seed in seeds}
    cores = [_Core.of(terms, members) for members in sorted(grown)]
    return max(cores, key=lambda core: (len(core.members), round(core.middle, 9), -core.members[0]))


def _grow(terms: Terms, seed: int, pool: Sequence[int]) -> tuple[int, ...]:
    """Return the voices of ``pool`` that the centre around ``seed`` draws in, until nothing changes."""
    near = terms.nearness([seed])
    near[seed] = 1.0
    members = tuple(sorted(sorted(pool, key=lambda n: (-round(float(near[n]), 9), n))[:BEGIN]))
    for _ in range(STEPS):
        core = _Core.of(terms, members)
        drawn = tuple(n for n in pool if core.share(n) >= IN_CORE)
        if drawn in {members, ()}:
            break
        members = drawn
    return members


class _Subjects:
    """What a pile of voices is about. ``sizes`` are the reports of each voice, ``asked`` how often it has the terms."""

    def __init__(self, heads: Sequence[Report], sizes: Sequence[int], asked: Sequence[int]) -> None:
        self._heads, self._asked = heads, asked
        self._terms = Terms.of(heads)
        self._cores = list(self._found()) if len(heads) >= FEWEST else []
        self._leading = [self._terms.leading(core.members, LEADING) for core in self._cores]
        self._homes = [self._home(n) for n in range(len(heads))] if self._cores else [0] * len(heads)
        self._order = sorted(range(len(self._cores)), key=lambda c: self._rank(c, sizes))

    def _found(self) -> Iterator[_Core]:
        """Yield the core of the pile, and those of other negotiations in it."""
        pool = list(range(len(self._heads)))
        found: list[_Core] = []
        for _ in range(TRIES):
            core = _largest(self._terms, pool) if len(pool) >= CORE_LEAST else None
            if not core or not (found or core.is_of_pile(len(self._heads))):
                return
            if not found or core.is_another(found, len(self._heads)):
                found.append(core)
                yield core
            pool = sorted(set(pool) - set(core.members))

    def _rank(self, c: int, sizes: Sequence[int]) -> tuple[float, int, int]:
        """Order cores: the one that has most of what was asked for, then the one with most reports."""
        core = self._cores[c]
        asked = sum(self._asked[n] for n in core.members) / len(core.members)
        return (-asked, -sum(sizes[n] for n in core.members), core.members[0])

    def _home(self, n: int) -> int | None:
        """Return the core that voice ``n`` belongs to, None if it is far from all."""
        best = max(range(len(self._cores)), key=lambda c: (self._cores[c].share(n), -c))
        teaser = self._is_short(n, self._cores[best]) and self._terms.has(n, self._leading[best])
        return best if teaser or self._cores[best].draws(n) else None

    def _is_short(self, n: int, core: _Core) -> bool:
        """Whether voice ``n`` is a teaser beside the reports of ``core``."""
        middle = median(self._terms.sizes[m] for m in core.members)
        return self._terms.sizes[n] < min(SHORT, SHORT_SHARE * middle)

    def groups(self) -> list[tuple[list[int], tuple[str, ...]]]:
        """Return the voices of each negotiation with what it is about, the one kept first; none if there is but one."""
        if len(self._cores) < 2:
            return []
        return [([n for n, home in enumerate(self._homes) if home == c], self._words(c)) for c in self._order]

    def _words(self, c: int) -> tuple[str, ...]:
        return self._terms.telling(self._cores[c].members, NAMED_BY)

    def why_not(self, n: int) -> str:
        """Return why voice ``n`` is left out, empty if it is kept."""
        home = self._homes[n]
        if not self._cores or home == self._order[0]:
            return ""
        if home is not None:
            own, kept = (", ".join(self._words(c)) for c in (home, self._order[0]))
            return f"about another subject ({own}) than the reports kept ({kept})"
        near = self._terms.nearness([n])
        near[n] = -1.0
        nearest = self._heads[int(near.argmax())].path
        return f"unrelated: shares hardly any names or terms with the rest of the pile (nearest: {nearest})"
