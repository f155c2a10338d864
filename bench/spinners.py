"""Makes copies of real reports for bench/copies.py: by seven kinds of spinner, by hand, by scissors, and look-alikes.

The spinners' words come from WordNet (Debian's ``wordnet-base``) and from two published lists of machine-spun text in
../shared. None of them is the spinner of a pack, and each errs in its own way.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

WORDNET = Path("/usr/share/wordnet")
SHARED = Path(__file__).resolve().parents[2] / "shared"
# What thesauri that know no parts of speech make of the words that hold sentences together.
SENSELESS: dict[str, tuple[str, ...]] = {
    "a": ("angstrom", "type A"), "about": ("astir", "well-nigh"), "after": ("subsequently",), "all": ("wholly", "each"),
    "also": ("besides", "too"), "an": ("associate in nursing",), "and": ("plus", "as well as"), "are": ("ar", "be"),
    "as": ("arsenic", "equally"), "at": ("astatine", "atomic number 85"), "be": ("beryllium", "exist"),
    "been": ("constituted",), "but": ("merely", "simply"), "by": ("past", "aside"), "can": ("tin", "canful"),
    "for": ("since", "toward"), "from": ("out of",), "had": ("bore",), "has": ("haves",), "have": ("hold", "own"),
    "he": ("helium", "atomic number 2"), "her": ("the woman's",), "his": ("the man's",), "if": ("granted that",),
    "in": ("indium", "inward"), "into": ("inside",), "is": ("embodies", "exists"), "it": ("information technology",),
    "more": ("to a greater extent", "additional"), "not": ("non",), "no": ("nary", "nobelium"), "of": ("regarding",),
    "on": ("along", "upon"), "or": ("operating room", "oregon"), "out": ("away", "forbidden"), "so": ("thus", "soh"),
    "some": ("any",), "that": ("which",), "the": ("this", "that"), "their": ("the people's",), "there": ("thither",),
    "they": ("the people",), "this": ("the present",), "to": ("towards",), "was": ("equalled",), "we": ("us all",),
    "were": ("comprised",), "when": ("once", "erstwhile"), "which": ("that",), "who": ("world health organization",),
    "will": ("volition", "testament"), "with": ("alongside",), "would": ("might",), "said": ("aforesaid",),
}  # fmt: skip
_CHUNK = re.compile(r"\S+|\s+")
_CORE = re.compile(r"^(\W*)(.*?)(\W*)$", re.S)
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
_ENDINGS = ("ing", "ed", "es", "s", "ly")


@cache
def wordnet() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return for each word its synonyms, and its words one step up or down ("kin"), those of several words included."""
    if not WORDNET.is_dir():
        raise SystemExit(f"no WordNet in {WORDNET}: apt-get install wordnet-base")
    synsets: dict[tuple[str, str], tuple[list[str], list[tuple[str, str, str]]]] = {}
    for part in ("noun", "verb", "adj", "adv"):
        for line in (WORDNET / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                place, synset = _synset(line)
                synsets[part[0], place] = synset
    found: dict[str, dict[str, set[str]]] = {"synonyms": defaultdict(set), "kin": defaultdict(set)}
    for (_, _), (words, pointers) in synsets.items():
        kin = [w for kind, place, part in pointers if kind in "@~&!" for w in synsets.get((part, place), ([], []))[0]]
        for word in words:
            found["synonyms"][word.lower()].update(w for w in words if w != word)
            found["kin"][word.lower()].update(kin)
    return {kind: {w: tuple(sorted(o)) for w, o in table.items() if o} for kind, table in found.items()}


def _synset(line: str) -> tuple[str, tuple[list[str], list[tuple[str, str, str]]]]:
    fields = line.split(" | ")[0].split()
    count = int(fields[3], 16)
    words = [re.sub(r"\(.*\)", "", w).replace("_", " ") for w in fields[4 : 4 + 2 * count : 2]]
    at = 4 + 2 * count
    parts = {"n": "n", "v": "v", "a": "a", "s": "a", "r": "a"}
    pointers = [
        (fields[k][0], fields[k + 1], "a" if fields[k + 2] == "s" else parts.get(fields[k + 2], fields[k + 2]))
        for k in range(at + 1, at + 1 + 4 * int(fields[at]), 4)
    ]
    return fields[0], (words, pointers)


def synonyms(word: str, kind: str = "synonyms") -> tuple[str, ...]:
    """Return what a thesaurus has for a word, its common endings taken off and put on again."""
    table = wordnet()[kind]
    if word in table:
        return table[word]
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        for base in (stem, stem + "e"):
            if stem != word and len(stem) > 2 and base in table:
                return tuple(o + ending for o in table[base])
    return ()


def single(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(w for w in words if " " not in w and w.isalpha())


@dataclass(frozen=True)
class Spinner:
    """A way of replacing words: what it has for each, and how it goes through a text."""

    name: str
    options: Callable[[str], Sequence[str]]
    fixed: bool = False  # one word always becomes the same
    capitals: bool = True  # capitalised words too, names among them
    attached: bool = True  # words with a mark at them too
    doubled: float = 0.0  # share of replacements that get a second word
    dropped: float = 0.0  # share of words left out

    def spin(self, text: str, rate: float, rng: Random) -> str:
        """Return the text with that share of its words replaced, or as many as the spinner knows."""
        chunks = _CHUNK.findall(text)
        known = sum(self._can(c) for c in chunks)
        words = sum(not c.isspace() for c in chunks)
        chance = min(1.0, rate * words / max(1, known))
        chosen: dict[str, str] = {}
        return "".join(self._turn(c, chance, rng, chosen) for c in chunks)

    def _can(self, chunk: str) -> bool:
        before, core, after = _CORE.match(chunk).groups()  # type: ignore[union-attr]
        if not core.isalpha() or (core != core.lower() and not (self.capitals and core.istitle())):
            return False
        return (self.attached or not (before or after)) and bool(self.options(core.lower()))

    def _turn(self, chunk: str, chance: float, rng: Random, chosen: dict[str, str]) -> str:
        if chunk.isspace():
            return chunk
        before, core, after = _CORE.match(chunk).groups()  # type: ignore[union-attr]
        if core.isalpha() and rng.random() < self.dropped:
            return before + after
        if not self._can(chunk):
            return chunk
        plain = core.lower()
        if self.fixed:
            if plain not in chosen:
                kept = Random(f"{self.name} {plain}").random() >= chance
                chosen[plain] = plain if kept else Random(plain).choice(self.options(plain))
            new = chosen[plain]
        else:
            new = rng.choice(self.options(plain)) if rng.random() < chance else plain
        if new == plain:
            return chunk
        if rng.random() < self.doubled:
            new += " " + rng.choice(self.options(plain)).split()[0]
        return before + (new.capitalize() if core[0].isupper() else new) + after


@cache
def _tables() -> Mapping[str, tuple[str, ...]]:
    """Return replacements seen in machine-spun texts, by the word replaced."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in (SHARED / "benchmarks/copies/peace-plan-substitutions.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        before, after = row.split("\t")[:2]
        found[before].append(after)
    phrases = json.loads((SHARED / "benchmarks/copies/tortured-phrases.json").read_text(encoding="utf-8"))
    for before, after in ((row["correct"], row["tortured"]) for row in phrases["phrases"]):
        ours, theirs = before.lower().split(), after.lower().split()
        if len(ours) == len(theirs):
            for x, y in zip(ours, theirs, strict=True):
                if x != y and x.isalpha() and y.isalpha():
                    found[x].append(y)
    return {w: tuple(sorted(set(o))) for w, o in found.items()}


def spinners(vocabulary: Sequence[str]) -> dict[str, tuple[Spinner, ...]]:
    """Return the spinners by the part they belong to; ``vocabulary`` are words of the pile for one that needs some."""

    @cache
    def near(word: str) -> tuple[str, ...]:
        return single(synonyms(word)) or SENSELESS.get(word, ())[:1]

    @cache
    def wide(word: str) -> tuple[str, ...]:
        return tuple(SENSELESS.get(word, ())) + tuple(w for w in synonyms(word) if len(word) > 2)

    @cache
    def kin(word: str) -> tuple[str, ...]:
        return single(synonyms(word, "kin")) or single(SENSELESS.get(word, ()))

    @cache
    def seen(word: str) -> tuple[str, ...]:
        return _tables().get(word, ()) or single(synonyms(word))[:2] or single(SENSELESS.get(word, ()))

    @cache
    def any_word(word: str) -> tuple[str, ...]:
        return tuple(Random(word).sample(vocabulary, 3))

    return {
        "choose": (
            Spinner("dictionary", near, fixed=True, capitals=False, attached=False),
            Spinner("random words", any_word),
            Spinner("kin", kin, doubled=0.1),
        ),
        "report": (
            Spinner("thesaurus", near),
            Spinner("several words, some dropped", wide, doubled=0.1, dropped=0.03),
            Spinner("fixed table", seen, fixed=True),
            Spinner("lower case only", wide, capitals=False),
            Spinner("kin and doubling", kin, capitals=False, doubled=0.2, dropped=0.02),
        ),
    }


def words_of(texts: Iterable[str], size: int = 6000) -> list[str]:
    """Return common lower-case words of texts, the hundred commonest left out."""
    counts = Counter(w for t in texts for w in re.findall(r"(?<=\s)[a-z]{3,}(?=\s)", t))
    return [w for w, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0]))[100 : 100 + size]]


def replaced(before: str, after: str) -> float:
    """Return the share of words of ``before`` that ``after`` has not."""
    ours, theirs = Counter(before.split()), Counter(after.split())
    return sum((ours - theirs).values()) / max(1, sum(ours.values()))


FURNITURE = {
    "choose": ("ADVERTISEMENT", "Read more", "Share this story", "Sign up for our newsletter", "2 hours ago"),
    "report": (
        "Story continues below advertisement", "Recommended Stories\nlist of 4 items\nend of list", "3 weeks ago 16",
        "Related Topics: World | Politics | Business", "Follow us on Facebook and Twitter", "Read Entire Article",
    ),
}  # fmt: skip


def paragraphs(text: str) -> list[str]:
    return [p.strip() for p in re.split(r"\n\s*\n" if "\n\n" in text else r"\n", text) if p.strip()]


def dressed(text: str, rng: Random, part: str) -> str:
    """Return the text with page furniture between its paragraphs."""
    parts = paragraphs(text)
    for line in rng.sample(FURNITURE[part], 3):
        parts.insert(rng.randrange(len(parts) + 1), line)
    return "\n\n".join(parts)


def edited(text: str, rng: Random, light: Spinner) -> str:
    """Return the text as a desk would have it: a fifth of its sentences out, two paragraphs swapped, few words."""
    parts = [" ".join(s for s in _SENTENCE.split(p) if rng.random() > 0.2) for p in paragraphs(text)]
    parts = [p for p in parts if p]
    if len(parts) > 4:
        k = rng.randrange(1, len(parts) - 2)
        parts[k], parts[k + 1] = parts[k + 1], parts[k]
    return light.spin("\n\n".join(parts), 0.03, rng)


def cut(text: str, rng: Random) -> str:
    """Return the first third to two thirds of the text."""
    parts = paragraphs(text)
    return "\n\n".join(parts[: max(3, int(len(parts) * rng.uniform(0.35, 0.65)))])


def told(text: str) -> list[str]:
    """Return the paragraphs that are told rather than quoted and long enough to be worth lifting."""
    return [p for p in paragraphs(text) if 25 <= len(p.split()) <= 120 and not re.search(r"[\"“”‘]|\(@", p)]


def lifted(text: str, host: str, rng: Random, count: int) -> str | None:
    """Return ``host`` with so many paragraphs of ``text`` in it, one after the other; None if there are too few."""
    parts = paragraphs(text)
    starts = [
        k
        for k in range(len(parts) - count + 1)
        if all(25 <= len(p.split()) <= 120 and not re.search(r"[\"“”‘]|\(@", p) for p in parts[k : k + count])
    ]
    if not starts:
        return None
    start, around = rng.choice(starts), paragraphs(host)
    at = rng.randrange(1, len(around))
    return "\n\n".join([*around[:at], *parts[start : start + count], *around[at:]])


def updated(text: str, rng: Random) -> str:
    """Return the same form filled in again: other figures, another first sentence."""
    return "New figures were out on Friday.\n\n" + re.sub(
        r"\d+", lambda m: str(int(m.group()[:6]) + rng.randrange(1, 9)), text
    )


def quoting(text: str, host: str, rng: Random) -> str | None:
    """Return ``host`` with the quotations of ``text``, told in other words around them."""
    quotes = re.findall(r"(?<![^\s(])[“\"](?=\S)[^“”\"]{60,400}(?<=[\w.,!?])[”\"](?!\w)", text)
    if len(quotes) < 2:
        return None
    parts = paragraphs(host)
    for quote in quotes[:4]:
        parts.insert(rng.randrange(1, len(parts) + 1), f"Asked about it, the speaker put it this way: {quote}")
    return "\n\n".join(parts)


# Forms that a desk fills in each day, as they stand in newspapers; ``{n}`` is a figure, ``{w}`` a name, ``{d}`` a day.
MARKETS = (
    "{w} shares closed {up} on {d}, with the main index {up} {n} percent at {k} points. Volume stood at {n} "
    "million shares, against {n} million on the day before.\n\n{w} gained {n} percent and {w} {n} percent, while "
    "{w} fell {n} percent after its results. Of the {k} issues traded, {k} advanced and {k} declined.\n\nThe "
    "currency was quoted at {n} to the dollar in late trade, compared with {n} at the previous close. Oil "
    "futures settled at {n} a barrel, {up} {n}, and gold was at {k} an ounce.\n\nThe yield on the ten-year bond "
    "stood at {n} percent. Analysts expect trading to remain thin ahead of the figures due on {d}, when {w} and "
    "{w} are also to report."
)  # fmt: skip
MATCHES = (
    "{w} beat {w} {k}-{k} on {d} in front of {k} spectators. {w} opened the scoring in the {k}th minute and {w} "
    "added a second after the break.\n\nThe visitors had {k} shots on goal against {k}, and {k} corners against "
    "{k}. Referee {w} showed {k} yellow cards, {k} of them in the closing minutes.\n\n{w} are now {k}th in the "
    "table with {k} points from {k} games, {k} behind the leaders {w}. The two sides meet again on {d}, when {w} "
    "will be without {w}, who was sent off in the {k}th minute.\n\nLine-ups: {w}, {w}, {w}, {w} and {w}; {w}, "
    "{w}, {w}, {w} and {w}. Attendance: {k}."
)  # fmt: skip
_NAMES = (
    "Alder", "Brandt", "Corwen", "Dunmore", "Eskel", "Farrow", "Galt", "Hollis", "Ibsen", "Jarrow", "Kessel", "Lorne",
    "Morven", "Norby", "Orrin", "Pell", "Quarles", "Rudd", "Sorley", "Tarn", "Ulver", "Vance", "Wexler", "Yarrow",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def filled(form: str, rng: Random) -> str:
    """Return a form filled in with made-up names, days and figures."""
    made = {
        "w": lambda: rng.choice(_NAMES),
        "d": lambda: rng.choice(_DAYS),
        "n": lambda: f"{rng.randrange(1, 99)}.{rng.randrange(10, 99)}",
        "k": lambda: str(rng.randrange(2, 9000)),
        "up": lambda: rng.choice(("up", "down")),
    }
    return re.sub(r"\{(\w+)\}", lambda m: made[m[1]](), form)
