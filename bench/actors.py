"""How well actors are found and told apart, on the development packs.

    python bench/actors.py [PACK ...] [--misses]

For each pack: the share of the gold's actors (speakers, holders of positions, participants of events) for which some
actor of the roster matches by name or alias; the share of position holders whose actor has the gold's party; and the
pairs of different persons in the gold that were merged into one actor. Names are matched as ../shared/score.py does.
"""

from __future__ import annotations

import argparse
import importlib.util
import itertools
import json
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from travaux.findings.cast import find_cast
from travaux.language.reading import read_pages
from travaux.language.world import actor_of_name
from travaux.model import Actor, Block, Report, make_report_id
from travaux.records.roster import build_roster
from travaux.records.roster_names import person_form, same_person

SHARED = Path(__file__).resolve().parents[2] / "shared"
PACKS = ("peace-plan", "cod-treaty", "iran-deal", "us-china-trade", "fiscal-cliff")


def load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_reports(pack: Path) -> list[Report]:
    """Read a pack with the reading room if it is there, else split at blank lines."""
    paths = sorted((pack / "reports").glob("*"))
    try:
        from travaux.reports import read
    except ImportError:
        return [plain_report(p) for p in paths]
    return list(read(paths).reports)


def plain_report(path: Path) -> Report:
    text = path.read_bytes().decode("utf-8-sig")
    spans = [m.span() for m in re.finditer(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*", text)]
    blocks = tuple(Block("paragraph" if n else "headline", a, b) for n, (a, b) in enumerate(spans))
    published = re.search(r"\b20\d\d-\d\d-\d\d\b", text)
    return Report(make_report_id(path.name, text), str(path), text, blocks, published=published and published.group())


def gold_actors(gold: dict[str, Any]) -> list[str]:
    names = {s["speaker"] for s in gold["statements"]} | {p["actor"] for p in gold["positions"]}
    names |= {w for e in gold["events"] for w in e.get("who") or []}
    return sorted(n for n in names if n)


def is_person(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][\w’'.-]+( (?:[a-z]+ )*[A-Z][\w’'.-]+){1,3}", name))


def names_of(actor: Actor) -> list[str]:
    return [actor.name, *actor.aliases]


def matches(actors: Iterable[Actor], name: str, same_name: Any) -> list[Actor]:
    return [a for a in actors if any(same_name(n, name) for n in names_of(a))]


def bears(actor: Actor, person: str) -> bool:
    words = set(person.lower().split())
    return any(words == set(n.lower().split()) for n in names_of(actor))


def are_forms(a: str, b: str) -> bool:
    """Whether the gold writes one person or body in two ways ("Bob" and "Robert", "U.N." and "UN")."""
    if actor_of_name(a) is not None:
        return actor_of_name(a) == actor_of_name(b)
    return same_person(person_form(a), person_form(b))


def measure(pack: Path, same_name: Any, show: bool) -> dict[str, float]:
    gold = json.loads((pack / "gold.json").read_text(encoding="utf-8"))
    reports = read_reports(pack)
    started = time.perf_counter()
    pages = list(read_pages(reports))
    parsed = time.perf_counter()
    casts = [(page.report, find_cast(page)) for page in pages]
    cast = time.perf_counter()
    roster = build_roster(casts)
    done = time.perf_counter()
    wanted = gold_actors(gold)
    missed = [n for n in wanted if not matches(roster.actors, n, same_name)]
    holders = sorted({(p["actor"], p["party"]) for p in gold["positions"] if p.get("party")})
    wrong = []
    for name, party in holders:
        found = matches(roster.actors, name, same_name)
        if not any(same_name(a.party, party) or same_name(a.name, party) for a in found):
            wrong.append((name, party, sorted({str(a.party) for a in found})))
    persons = [n for n in wanted if is_person(n)]
    merged = [
        (a, b, actor.name)
        for actor in roster.actors
        for a, b in itertools.combinations([p for p in persons if bears(actor, p)], 2)
        if not are_forms(a, b)
    ]
    words = sum(len(r.text.split()) for r in reports)
    if show:
        print("  missed:", missed)
        print("  party:", *wrong, sep="\n    ")
        print("  merged:", merged)
    return {
        "actors": 1 - len(missed) / len(wanted),
        "party": 1 - len(wrong) / len(holders),
        "merged": len(merged),
        "roster": len(roster.actors),
        "ms_per_1000_words": 1e6 * (cast - parsed) / words,
        "parse_ms_per_1000_words": 1e6 * (parsed - started) / words,
        "roster_ms": 1000 * (done - cast),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packs", nargs="*", default=PACKS)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    same_name = load_scorer().same_name
    for pack in args.packs:
        row = measure(SHARED / "examples" / pack, same_name, args.misses)
        print(f"{pack:<16}" + "  ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in row.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
