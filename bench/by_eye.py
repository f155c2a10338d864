"""Lines of a record for somebody to judge: drawn at random, each with its passage and the paragraph it stands in.

    python bench/by_eye.py statements|provisions|changes|positions|events PILE... [--number N] [--seed SEED]
    python bench/by_eye.py verdicts FILE FILE

A PILE is a folder of reports. What is drawn depends on the seed alone, by default the commit that is checked out, so
that whoever changes the program cannot choose what is judged: the lines whose SHA-256 with the seed is least, as many
from each pile. Real piles of ../shared/corpora and piles of one's own will do; the packs' texts have been read.

``verdicts`` compares two readers' files: a line "N ok" or "N wrong KIND ..." for each line drawn, "#" before remarks.
It prints how many are right for each and for both, how often the readers agree (share, and Cohen's kappa), and the
kinds of error by number.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from travaux.model import Evidence, Record, Report
from travaux.pipeline import read, record

KINDS = ("statements", "provisions", "changes", "positions", "events")
WIDTH = 116
# Characters of a paragraph that are shown: enough for a reader, and a saved page without paragraphs stays readable.
PARAGRAPH = 1600


@dataclass(frozen=True)
class Drawn:
    """One line, the passage that shows it, and the report it is from."""

    order: str
    line: str
    evidence: Evidence
    report: Report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=(*KINDS, "verdicts"))
    parser.add_argument("paths", nargs="+", type=Path, metavar="PILE")
    parser.add_argument("--number", type=int, default=100, help="lines in all")
    parser.add_argument("--seed", help="by default the commit that is checked out")
    args = parser.parse_args()
    if args.kind == "verdicts":
        if len(args.paths) != 2:
            parser.error("verdicts takes the files of two readers")
        print(compared(*(verdicts(path) for path in args.paths)))
        return 0
    seed = args.seed or checked_out()
    print(f"# {args.kind}, seed {seed}, {args.number} from {', '.join(p.name for p in args.paths)}\n")
    for n, drawn in enumerate(draw(args.kind, args.paths, args.number, seed), 1):
        print(f"{shown(n, drawn)}\n")
    return 0


def checked_out() -> str:
    """Return the hash of the commit that is checked out."""
    run = subprocess.run(["git", "rev-parse", "HEAD"], cwd=Path(__file__).parent, capture_output=True, text=True)
    if run.returncode:
        sys.exit("no commit is checked out here: give --seed")
    return run.stdout.strip()


# --- drawing ---


def draw(kind: str, piles: Iterable[Path], number: int, seed: str) -> list[Drawn]:
    """Return ``number`` lines of one kind, as many from each pile, those of a pile with few all."""
    listed = list(piles)
    found: list[Drawn] = []
    for n, pile in enumerate(listed):
        share = (number - len(found)) // (len(listed) - n)
        told = record(read([pile]), keep_unrelated=True)
        found += sorted(lines(kind, told, seed), key=lambda d: d.order)[:share]
    return found


def lines(kind: str, told: Record, seed: str) -> Iterator[Drawn]:
    """Yield every line of one kind of a record."""
    reports = {r.id: r for r in told.reports}
    for item in getattr(told, kind):
        first = item.evidence[0]
        order = hashlib.sha256(f"{seed} {item.id}".encode()).hexdigest()
        yield Drawn(order, TELL[kind](item, Names(told)), first, reports[first.report])


class Names:
    """What the ids of a record stand for."""

    def __init__(self, told: Record) -> None:
        self.actors = {a.id: a for a in told.actors}
        self.drafts = {d.id: d.label for d in told.drafts}

    def actor(self, key: str | None) -> str:
        """Return an actor's name with its side."""
        found = self.actors.get(key or "")
        return f"{found.name}{f' [{found.party}]' if found.party else ''}" if found else "nobody"

    def every(self, keys: Iterable[str]) -> str:
        """Return the names of several actors."""
        return ", ".join(self.actor(k) for k in keys)


def facts(**named: object) -> str:
    """Return "name: value" for what has a value, one a line."""
    return "\n".join(f"  {name.replace('_', ' ')}: {value}" for name, value in named.items() if value)


def statement(s: Any, names: Names) -> str:
    return facts(
        speaker=names.actor(s.speaker) if s.speaker or not s.source else f"no known actor, told as “{s.source}”",
        together_with=names.every(s.also), in_the_words=s.source if s.speaker else "",
        cue=s.cue or "-", denied=s.denied, content=s.content, mode=s.mode, told=s.via, relay=", ".join(s.relay),
        addressee=s.addressee, day=s.said_on, occasion=s.occasion, hedges=", ".join(s.hedges),
    )  # fmt: skip


def provision(p: Any, names: Names) -> str:
    return facts(
        draft=names.drafts.get(p.draft), issue=p.issue, says=p.says, modality=p.modality,
        obliged=names.every(p.obliged), quantity=p.quantity, hedges=", ".join(p.hedges),
    )  # fmt: skip


def change(c: Any, names: Names) -> str:
    drafts = f"{names.drafts.get(c.from_draft)} -> {names.drafts.get(c.to_draft)}"
    return facts(drafts=drafts, issue=c.issue, kind=c.kind, says=c.says, hedges=", ".join(c.hedges))


def position(p: Any, names: Names) -> str:
    target = names.drafts.get(p.draft or "") or p.issue
    return facts(actor=names.actor(p.actor), stance=p.stance, on=target, says=p.says, date=p.date)


def event(e: Any, names: Names) -> str:
    when = " to ".join(dict.fromkeys(d for d in (e.start, e.end) if d))
    states = ", ".join(f"{s.status} {s.on or ''}".strip() for s in e.states)
    return facts(
        kind=e.kind, status=e.status, when=when, who=names.every(e.who), place=e.place, says=e.says, states=states
    )


TELL = {"statements": statement, "provisions": provision, "changes": change, "positions": position, "events": event}


def shown(n: int, drawn: Drawn) -> str:
    """Return a line as a reader gets it; the passage stands between ⟦ and ⟧ in its paragraph."""
    head = f"{n}. {Path(drawn.report.path).name}, {drawn.report.published or 'no date'}, {drawn.report.outlet or '?'}"
    text = textwrap.fill(paragraph(drawn), WIDTH, initial_indent="  | ", subsequent_indent="  | ")
    return f"{head}\n{drawn.line}\n{text}"


def paragraph(drawn: Drawn) -> str:
    """Return the paragraphs around a passage, the one before included where the passage begins its own."""
    text, start, end = drawn.report.text, drawn.evidence.start, drawn.evidence.end
    blocks = [b for b in drawn.report.blocks if b.start < end and b.end > start]
    first = max(min((b.start for b in blocks), default=start), start - PARAGRAPH // 2)
    last = min(max((b.end for b in blocks), default=end), end + PARAGRAPH // 2)
    before = [b for b in drawn.report.blocks if b.end <= first and b.kind == "paragraph"][-1:]
    lead = f"({text[max(before[0].start, before[0].end - 200) : before[0].end]}) " if before else ""
    return f"{lead}{text[first:start]}⟦{text[start:end]}⟧{text[end:last]}"


# --- verdicts ---


def verdicts(path: Path) -> dict[int, str]:
    """Return a reader's verdicts: "" for right, else the kind of error, by number."""
    found: dict[int, str] = {}
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) < 2 or not words[0].isdigit() or words[1] not in ("ok", "wrong"):
            sys.exit(f"{path}, line {n}: expected 'N ok' or 'N wrong KIND', not {line!r}")
        found[int(words[0])] = "" if words[1] == "ok" else " ".join(words[2:]) or "no kind given"
    return found


def compared(first: dict[int, str], second: dict[int, str]) -> str:
    """Return how two readers judge, and how far they agree."""
    both = sorted(first.keys() & second.keys())
    if not both:
        sys.exit("the two files have no line in common")
    right = [[not reader[n] for n in both] for reader in (first, second)]
    agree = sum(a == b for a, b in zip(*right, strict=True)) / len(both)
    shares = [sum(r) / len(both) for r in right]
    chance = shares[0] * shares[1] + (1 - shares[0]) * (1 - shares[1])
    kappa = (agree - chance) / (1 - chance) if chance < 1 else 1.0
    kinds = Counter(first[n] or second[n] for n in both if first[n] or second[n])
    told = [
        f"right for the first reader {sum(right[0])} of {len(both)}, for the second {sum(right[1])}, "
        f"for both {sum(a and b for a, b in zip(*right, strict=True))}",
        f"they agree on {agree:.2f}, kappa {kappa:.2f}",
        *(f"{count:4} {kind}" for kind, count in sorted(kinds.items(), key=lambda k: (-k[1], k[0]))),
    ]
    return "\n".join(told)


if __name__ == "__main__":
    sys.exit(main())
