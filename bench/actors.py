"""How well actors are found, told apart, given their side, and resolved in the very passage that shows them.

    python bench/actors.py [PACK ...] [--misses] [--write]
    python bench/actors.py --group invented|second|practice [--misses]
    python bench/actors.py --sides [--misses]

For each pack of ../shared/examples, over the gold's actors (speakers, holders of positions, participants of events):

    named      share of them that some actor of the roster is, by name or alias
    mention    share of the gold's items in whose passage (the sentences that its quotes touch) the cast speaks of an
               actor that is the gold's one. Split into passages that hold a word of the name and those that do not:
               there it is a pronoun, an office or a description, or the passage tells nothing of the actor
    resolved   mention, or else the statement found on the passage has the gold's actor as its speaker: of "It is too
               little." the speaker stands in the next sentence
    speaker    of the gold's statements that are found, the share whose speaker is the gold's one
    party      share of the holders of positions whose actor, at the mention where there is one, has the gold's party
    merged     share of the gold's actors that share one actor of the roster with another of them
    doubled    share of the gold's persons that are more than one actor of the roster

``--sides`` takes the main persons of the practice packs (``bench/practice.py``), whose sides stand in
``bench/annotations/sides.toml``: the share whose actor is on one of them. Rules were read on these errors.

Names are matched strictly: a person's by surname and a form of the given name, a state's or a known body's by what the
world's data say, a description's by at least half of the words of the shorter one. Development packs and reporting
packs are reported apart; misses are printed for development packs only.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import re
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from groups import DEVELOPMENT, EXAMPLES, GROUPS, REPORTING, folders
from travaux.findings.cast import find_cast
from travaux.findings.find import times_of
from travaux.findings.found import Cast, Said
from travaux.findings.statements import find_statements
from travaux.language.reading import Page, read_pages
from travaux.language.world import actor_of_name
from travaux.model import Actor
from travaux.records.roster import Roster, build_roster
from travaux.records.roster_names import person_form, same_person, state_of_organ
from travaux.reports import read

SHARED = Path(__file__).resolve().parents[2] / "shared"
HALF = 0.5  # words of the shorter description that two have in common at least
COLUMNS = ("named", "mention", "by name", "by other words", "resolved", "speaker", "party", "merged", "doubled")
# Words that tell an unnamed source from nobody else.
_EMPTY = frozenset(
    {"unnamed", "anonymous", "senior", "top", "one", "two", "some", "many", "the", "a", "an", "of", "and", "other"}
)


def load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ---------------------------------------------------------------- names
# Names that the gold of the pack at hand lists as parties, with their aliases, both as :func:`plain` writes them.
_PARTIES: dict[str, frozenset[str]] = {}


def use_parties(gold: dict[str, Any]) -> None:
    """Take the parties of a pack's gold: a party is no person, and is meant by its aliases too.

    Not by those that are persons', for their side is what is asked.
    """
    _PARTIES.clear()
    holders = {i.actor for i in items_of(gold)}
    for p in gold["parties"]:
        people = {n for n in (*p["aliases"], *holders) if n != p["name"] and has_shape_of_person(n)}
        people |= {n.split()[-1] for n in people}
        told = (p["name"], *(x for x in p["aliases"] if x not in people))
        _PARTIES[plain(p["name"])] = frozenset(plain(x).lower() for x in told)


def is_person(name: str) -> bool:
    return plain(name) not in _PARTIES and has_shape_of_person(name)


def has_shape_of_person(name: str) -> bool:
    if not re.fullmatch(r"[A-Z][\w’'.-]+( (?:[a-z]+ )*[A-Z][\w’'.-]+){1,3}", name):
        return False
    words = {w.lower().rstrip("s") for w in name.split()}
    bodies = {
        "republican",
        "democrat",
        "committee",
        "department",
        "ministry",
        "congress",
        "council",
        "institute",
        "post",
        "co.",
    }
    return actor_of_name(name) is None and not words & bodies


def plain(name: str) -> str:
    """Return a name without article, its abbreviations without points; a government is its state."""
    name = name.replace("’", "'").removeprefix("the ").removeprefix("a ").replace("U.S.", "US").replace("U.N.", "UN")
    return state_of_organ(name, ()) or " ".join(name.split())


def parts(name: str) -> list[str]:
    """Return the single actors of "A and B", where each of them has a name."""
    listed = re.split(r",\s+|\s+and\s+", name)
    whole = actor_of_name(name) is not None or not all(p[:1].isupper() for p in listed)
    return [name] if whole or len(listed) < 2 else listed


def is_called(actor: Actor, gold: str, words: Any) -> bool:
    """Whether an actor of the roster is the gold's one."""
    return any(is_one(n, gold, words) for n in (actor.name, *actor.aliases))


def is_one(name: str, gold: str, words: Any) -> bool:
    a, b = plain(name), plain(gold)
    if a.lower() == b.lower() or a.lower() in _PARTIES.get(b, ()):
        return True
    known, other = actor_of_name(a), actor_of_name(b)
    if known is not None and other is not None:
        return known.name == other.name
    if is_person(b):
        return a == b.split()[-1] if len(a.split()) == 1 else same_person(person_form(a), person_form(b))
    if is_person(a) and b not in _PARTIES:  # "Velmora Materials" has the shape of a person's name
        return False
    mine, theirs = words(a) - _EMPTY, words(b) - _EMPTY
    return bool(mine and theirs) and len(mine & theirs) >= HALF * min(len(mine), len(theirs))


def are_forms(a: str, b: str, words: Any) -> bool:
    """Whether the gold writes one person or body in two ways ("Bob" and "Robert", "U.N." and "UN")."""
    if is_person(a) and is_person(b):
        return same_person(person_form(a), person_form(b))
    return is_one(a, b, words) or is_one(b, a, words)


def is_exactly(actor: Actor, gold: str) -> bool:
    """Whether the full name of the gold's actor is among the names of an actor of the roster."""
    return any(plain(n).lower() == plain(gold).lower() for n in (actor.name, *actor.aliases))


# ---------------------------------------------------------------- the gold
@dataclass(frozen=True, slots=True)
class Item:
    """One of the gold's items that names an actor, with the stretches of the reports that show it."""

    kind: str
    actor: str
    party: str | None
    quotes: tuple[tuple[str, str], ...]  # (file, quote)


def items_of(gold: dict[str, Any]) -> Iterator[Item]:
    def quotes(x: dict[str, Any]) -> tuple[tuple[str, str], ...]:
        return tuple((e["report"], e["quote"]) for e in x["evidence"])

    for s in gold["statements"]:
        if s["speaker"]:
            yield Item("statement", s["speaker"], None, quotes(s))
    for p in gold["positions"]:
        yield Item("position", p["actor"], p.get("party"), quotes(p))
    for e in gold["events"]:
        for who in e.get("who") or []:
            yield Item("event", who, None, quotes(e))


def squashed(text: str) -> tuple[str, list[int]]:
    """Return a text with runs of white space as one blank, and the offset of each of its characters."""
    out, at = [], []
    for n, c in enumerate(text):
        if not c.isspace():
            out.append(c)
            at.append(n)
        elif out and out[-1] != " ":
            out.append(" ")
            at.append(n)
    return "".join(out), at


# ---------------------------------------------------------------- the pile
@dataclass(slots=True)
class Read:
    """One report with its cast and statements."""

    page: Page
    cast: Cast
    said: Sequence[Said]
    flat: tuple[str, list[int]] = field(default=("", []))

    def locate(self, quote: str) -> tuple[int, int] | None:
        """Return where a quote of the gold stands in the report, white space aside."""
        wanted = " ".join(quote.split())
        at = self.flat[0].find(wanted)
        return (self.flat[1][at], self.flat[1][at + len(wanted) - 1] + 1) if at >= 0 else None

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch widened to the sentences it touches."""
        touched = [s for s in self.page.sentences if s.start < end and start < s.end]
        return (min([start, *(s.start for s in touched)]), max([end, *(s.end for s in touched)]))


@dataclass(slots=True)
class Pack:
    """The casts of a pack's reports by file name, put together, with the seconds each step took."""

    reads: dict[str, Read]
    roster: Roster
    by_id: dict[str, Actor]
    times: dict[str, float]

    def places(self, item: Item) -> list[tuple[Read, int, int]]:
        """Return the stretches that show an item."""
        found = []
        for file, quote in item.quotes:
            r = self.reads.get(file)
            span = r.locate(quote) if r else None
            if r and span:
                found.append((r, *span))
        return found

    def actors_at(self, item: Item) -> list[Actor]:
        """Return the actors that the casts speak of in the item's passage, each once."""
        found: dict[str, Actor] = {}
        for r, start, end in self.places(item):
            lo, hi = r.around(start, end)
            for m in r.cast.members:
                if any(lo <= a and b <= hi for a, b in m.mentions):
                    actor = self.by_id[self.roster.actor_of(m.key) or ""]
                    found[actor.id] = actor
        return list(found.values())

    def speakers_at(self, item: Item) -> list[Actor | None] | None:
        """Return the speakers of the statements found on the item's passage, or None where none is found."""
        found: list[Actor | None] = []
        for r, start, end in self.places(item):
            for said in r.said:
                shared = sum(max(0, min(end, b) - max(start, a)) for a, b in said.fragments)
                if shared >= HALF * min(end - start, sum(b - a for a, b in said.fragments)):
                    key = self.roster.actor_of(said.speaker) if said.speaker else None
                    found.append(self.by_id[key] if key else None)
        return found or None


def load(pages: Iterable[Page]) -> Pack:
    """Cast all pages and put the casts together, with the seconds each step takes."""
    started = time.perf_counter()
    listed = list(pages)
    parsed = time.perf_counter()
    casts = [find_cast(page) for page in listed]
    cast = time.perf_counter()
    roster = build_roster([(p.report, c) for p, c in zip(listed, casts, strict=True)])
    done = time.perf_counter()
    reads = {}
    for page, c in zip(listed, casts, strict=True):
        said = find_statements(page, c, times_of(page.report))
        reads[Path(page.report.path).name] = Read(page, c, said, squashed(page.report.text))
    times = {"parse": parsed - started, "cast": cast - parsed, "roster": done - cast}
    return Pack(reads, roster, {a.id: a for a in roster.actors}, times)


# ---------------------------------------------------------------- the measure
@dataclass(slots=True)
class Tally:
    """Hits and cases of each figure, and what went wrong."""

    hits: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def note(self, key: str, right: bool, miss: str = "") -> None:
        """Count one case."""
        self.all[key] += 1
        self.hits[key] += right
        if not right and miss:
            self.misses.append(f"{key}: {miss}")

    def add(self, other: Tally) -> None:
        """Count the cases of another tally too."""
        self.hits += other.hits
        self.all += other.all

    def row(self) -> dict[str, float]:
        """Return the figures as shares."""
        return {k: self.hits[k] / self.all[k] for k in COLUMNS if self.all[k]}


def measure(pack: Pack, gold: dict[str, Any], scorer: Any) -> Tally:
    use_parties(gold)
    tally, actors = Tally(), pack.roster.actors
    items = list(items_of(gold))
    names = sorted({p for i in items for p in parts(i.actor)})
    for name in names:
        found = [a for a in actors if is_called(a, name, scorer.words)]
        tally.note("named", bool(found), name)
        if is_person(name):
            mine = [a.name for a in found if a.kind == "person"]
            tally.note("doubled", len(mine) > 1)
            tally.misses += [f"doubled: {name}: {mine}"] if len(mine) > 1 else []
    _merged(tally, names, actors, scorer)
    for item in items:
        _at_mention(tally, item, pack, scorer)
    for actor, party in sorted({(i.actor, i.party) for i in items if i.kind == "position" and i.party}):
        _party(tally, actor, str(party), [i for i in items if i.actor == actor], pack, scorer)
    return tally


def _merged(tally: Tally, names: Sequence[str], actors: Sequence[Actor], scorer: Any) -> None:
    mixed: dict[str, str] = {}
    for actor in actors:
        borne = [n for n in names if is_exactly(actor, n)]
        for a, b in itertools.combinations(borne, 2):
            if not are_forms(a, b, scorer.words):
                mixed[a] = mixed[b] = f"{a} + {b} in {actor.name}"
    for name in names:
        tally.note("merged", name in mixed)
        tally.misses += [f"merged: {mixed[name]}"] if name in mixed else []


def _at_mention(tally: Tally, item: Item, pack: Pack, scorer: Any) -> None:
    found = pack.actors_at(item)
    right = any(is_called(a, p, scorer.words) for a in found for p in parts(item.actor))
    text = " ".join(q for _, q in item.quotes).lower()
    words = {w.lower() for w in re.findall(r"\w{3,}", item.actor)} - _EMPTY - {"president", "official", "officials"}
    named = any(re.search(rf"\b{re.escape(w)}", text) for w in words)
    shown = f"{item.kind} {item.actor} | {sorted(a.name for a in found)} | {item.quotes[0]}"
    tally.note("mention", right)
    tally.note("by name" if named else "by other words", right, shown)
    speakers = pack.speakers_at(item) if item.kind != "event" else None
    hit = any(a is not None and is_called(a, p, scorer.words) for a in speakers or () for p in parts(item.actor))
    tally.note("resolved", right or hit)
    if item.kind == "statement" and speakers is not None:
        tally.note("speaker", hit, f"{item.actor} | {[a and a.name for a in speakers]} | {item.quotes}")


def _party(tally: Tally, actor: str, party: str, items: Sequence[Item], pack: Pack, scorer: Any) -> None:
    here = [a for i in items for a in pack.actors_at(i)]
    called = [a for a in here if any(is_called(a, p, scorer.words) for p in parts(actor))]
    called = called or [a for a in pack.roster.actors if is_called(a, actor, scorer.words)]
    sides = {n for a in called for n in (a.party, a.name) if n and (n == a.party or a.kind != "person")}
    sides |= {n for a in pack.roster.actors if a.name in sides for n in a.aliases}
    right = any(is_side(n, party, scorer.words) for n in sides)
    tally.note("party", right, f"{actor}: {party}, here {sorted({f'{a.name}: {a.party}' for a in called})}")


def is_side(mine: str | None, gold: str, words: Any) -> bool:
    """Whether a party is the gold's: by name, or the gold's is a part of it ("House Republicans")."""
    if mine is None:
        return False
    if plain(mine).lower() in _PARTIES.get(plain(gold), ()):
        return True
    known, other = actor_of_name(mine), actor_of_name(gold)
    if known is not None and other is not None:
        return known.name == other.name
    a, b = words(plain(mine)), words(plain(gold))
    return bool(a and b) and (a <= b or b <= a)


def shown(name: str, tally: Tally) -> str:
    return f"{name:<16}" + "  ".join(f"{k} {v:.3f}" for k, v in tally.row().items())


def run(packs: Iterable[tuple[str, Path]], misses: bool, scorer: Any) -> list[str]:
    """Return a line for each pack, a line for all of them, and one for the cost."""
    lines, total, words, times, count = [], Tally(), 0, Counter[str](), 0
    for name, folder in packs:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        pack = load(read_pages(read(sorted((folder / "reports").glob("*"))).reports))
        tally = measure(pack, gold, scorer)
        lines.append(shown(name, tally))
        total.add(tally)
        words += sum(len(r.page.report.text.split()) for r in pack.reads.values())
        times.update(pack.times)
        count += 1
        if misses and name not in REPORTING:
            print(f"-- {name}", *tally.misses, sep="\n")
    cost = {k: 1e6 * v / max(words, 1) for k, v in times.items()}
    lines.append(shown("all", total))
    lines.append(
        f"  ms per 1,000 words: parser {cost['parse']:.0f}, cast {cost['cast']:.1f}, roster {cost['roster']:.1f}; "
        f"{count} packs, {words:,} words"
    )
    return lines


def sides(misses: bool) -> list[str]:
    """Return a line for each practice pack and one for all: main persons whose actor is on a right side."""
    from practice import names, unpack

    told = tomllib.loads((Path(__file__).parent / "annotations" / "sides.toml").read_text(encoding="utf-8"))
    lines, right, total = [], 0, 0
    for pack in (p for p in names() if p in told):
        with tempfile.TemporaryDirectory() as folder:
            files = sorted((unpack(pack, Path(folder)) / "reports").glob("*"))
            people = load(read_pages(read(files).reports)).roster.actors
        hits = 0
        for name, wanted in told[pack].items():
            mine = [a for a in people if a.kind == "person" and is_one(a.name, name, lambda text: set(text.split()))]
            hit = any(a.party in wanted for a in mine)
            hits += hit
            if misses and not hit:
                print(pack, name, [(a.name, a.party, a.roles[:3]) for a in mine])
        lines.append(f"{pack:<16}{hits} of {len(told[pack])}")
        right, total = right + hits, total + len(told[pack])
    return [*lines, f"{'all':<16}{right} of {total}, {right / total:.3f}"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="*", default=[*DEVELOPMENT, *REPORTING])
    parser.add_argument("--misses", action="store_true", help="print what went wrong on development packs")
    parser.add_argument("--sides", action="store_true", help="the sides of the main persons of the practice packs")
    parser.add_argument("--group", choices=GROUPS, help="the packs of one group")
    parser.add_argument("--write", action="store_true", help="put the figures into bench/RESULTS.md")
    args = parser.parse_args()
    if not SHARED.is_dir():
        print("../shared is not here: nothing to measure", file=sys.stderr)
        return 0
    if args.sides:
        print(*sides(args.misses), sep="\n")
        return 0
    scorer, blocks = load_scorer(), []
    if args.group:
        with tempfile.TemporaryDirectory() as scratch:
            print(*run(folders(args.group, Path(scratch)), args.misses, scorer), sep="\n")
        return 0
    for title, names in (("Development packs", DEVELOPMENT), ("Reporting packs", REPORTING)):
        chosen = [p for p in args.packs if p in names]
        if chosen:
            packs = [(name, EXAMPLES / name) for name in chosen]
            blocks.append("\n".join([title, *run(packs, args.misses, scorer)]))
    body = "\n\n".join(blocks)
    print(body)
    if args.write:
        from results import put

        put(
            "actors",
            "Actors",
            "python bench/actors.py --write",
            f"What each column is: bench/actors.py.\n\n```\n{body}\n```",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
