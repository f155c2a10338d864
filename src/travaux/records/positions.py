"""Positions and statements of the record, with actors and drafts resolved."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from travaux.findings.found import Findings, PositionFound, Said
from travaux.findings.positions_judge import load_model
from travaux.language.lexicon import word_set
from travaux.model import Evidence, Position, Statement, make_id
from travaux.records.desk import Desk
from travaux.records.issues import Labels, own_label
from travaux.records.ledger import Ledger
from travaux.records.positions_targets import LONGEST_NAME, Targets, name_in
from travaux.records.roster import Roster

# A stance told again after so many days stands as a new entry of the series.
SERIES = 7
# Two stances on an issue are one if this share of the words that name it is the same.
ALIKE = 0.5
# An issue in its own words is spoken of elsewhere: one of its words in so many sentences of the pile, and such a share
# of all; a lone word in as many times more.
SPOKEN_OF, SPOKEN_SHARE, ALONE = 3, 0.005, 2
# What nobody else speaks of is told where the stance is so sure and its name so full.
SURER = 0.6
# Of what nobody else speaks of, what somebody says "must" be is as a rule an exhortation: "both sides must be brave".
EXHORTING = frozenset({"due"})
FULL = 2  # words of its name
SMALL = frozenset({"a", "an", "the", "of", "and", "to", "on", "for", "in", ""})
ALL = ""  # stands for every sentence where words are counted


def position_labels(findings: Sequence[Findings], labels: Labels) -> list[str]:
    """Return the labels of the issues that stances are taken on."""
    return [labels.of(p.about, p.about) for f in findings for p in f.positions if p.about]


def with_positions(groups: dict[str, str], told: Sequence[str], labels: Labels) -> dict[str, str]:
    """Return the groups with the labels of stances joined to them; what drafts are said to hold names the groups."""
    wider = labels.groups([*groups, *told])
    return {label: groups.get(label) or groups.get(wider[label], wider[label]) for label in wider}


@dataclass(frozen=True, slots=True)
class Filed:
    """A stance found, with its actor and the draft or the issue it is on; the other of the two is ""."""

    found: PositionFound
    day: str | None  # of publication
    actor: str
    draft: str
    issue: str
    alone: bool = False  # on an issue of which nothing else in the pile speaks


def file_positions(findings: Sequence[Findings], desk: Desk) -> Iterator[Filed]:
    """Yield the stances found whose actor and target are known to the record."""
    spoken, targets = _spoken_of(findings), Targets({f.view.page.report.id: f for f in findings}, desk)
    for f in findings:
        day = f.view.page.report.published
        for p in f.positions:
            target, actor = _target(f, p, spoken, targets), desk.roster.actor_of(p.actor)
            if actor is None:
                continue
            if target is not None:
                yield Filed(p, day, actor, *target)
            elif p.draft is None and (called := _alone(p, targets.desk)):
                yield Filed(p, day, actor, "", called, alone=True)


def join_positions(findings: Sequence[Findings], desk: Desk) -> tuple[Position, ...]:
    """Return the positions of the record, each with all its citations; those that are not sure enough are left out.

    One actor's stances on one target are a dated series: told again within ``SERIES`` days a stance is one position,
    told again later it is the next of the series. On an issue they also have to say alike.
    """
    clusters: dict[tuple[str, str, str, str], list[Filed]] = {}
    for filed in file_positions(findings, desk):
        clusters.setdefault((filed.actor, filed.draft, filed.issue, filed.found.stance), []).append(filed)
    least = load_model().least
    parts = [(key, part) for key, cluster in clusters.items() for part in _parts(cluster, desk)]
    made = [_position(key, part, desk) for key, part in parts if _together(part) >= max(least, _needed(part))]
    return tuple(sorted(made, key=lambda p: (p.actor, p.draft or "", p.issue or "", p.date or "", p.id)))


def _needed(part: Sequence[Filed]) -> float:
    """Return how sure a stance has to be: more so where nothing but its own words shows that there is such an issue."""
    return SURER if all(filed.alone for filed in part) else 0.0


def _together(part: Sequence[Filed]) -> float:
    """Return how likely it is that not every report that tells a stance is misread."""
    surest: dict[str, float] = {}
    for filed in part:
        report = filed.found.passage.report
        surest[report] = max(surest.get(report, 0.0), filed.found.sure)
    return 1 - math.prod(1 - share for share in surest.values())


def _parts(cluster: list[Filed], desk: Desk) -> list[list[Filed]]:
    """Return what is told of one stance in parts: near in time, and on an issue alike in content."""
    parts: list[list[Filed]] = []
    for told in sorted(cluster, key=lambda c: (_day(c), desk.ledger.order(c.found.passage))):
        home = next((p for p in reversed(parts) if _near(p[-1], told) and _alike(p, told)), None)
        if home is None:
            parts.append([told])
        else:
            home.append(told)
    return parts


def _day(told: Filed) -> str:
    return (told.found.date or told.day or "9999")[:10]


def _near(a: Filed, b: Filed) -> bool:
    days = [_day(x) for x in (a, b)]
    if any(len(d) < len("YYYY-MM-DD") for d in days):
        return True
    return abs((date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days) <= SERIES


def _alike(part: list[Filed], told: Filed) -> bool:
    """Whether a stance on an issue says what one of the part says; one on a draft needs no more than the draft."""
    if told.found.draft is not None:
        return True
    mine = _content(told.found)
    return any(len(mine & theirs) >= ALIKE * min(len(mine), len(theirs)) for p in part if (theirs := _content(p.found)))


def _content(p: PositionFound) -> frozenset[str]:
    return _words(p.called or p.about or "")


def _target(f: Findings, p: PositionFound, spoken: Mapping[str, int], targets: Targets) -> tuple[str, str] | None:
    """Return (draft id, "") or ("", issue label); where the draft does not fit, what the report itself calls it."""
    if p.draft is None:
        label = _issue(p, targets.desk, spoken)
        return ("", label) if label else None
    version = targets.desk.lineage.version_of(p.draft)
    draft = targets.desk.draft_of(version)
    if draft is not None and version is not None and targets.fits(f, p, version):
        return draft, ""
    name = p.called or name_in(f, p)
    return ("", name) if name else None


def _issue(p: PositionFound, desk: Desk, spoken: Mapping[str, int]) -> str | None:
    """Return how the issue of a stance is called: as an issue that its words name in full, else in its own words.

    What nobody else in the pile speaks of is none.
    """
    called = p.called or own_label(p.about or "", desk.labels.names)
    words = _words(called)
    if not words:
        return None
    known = desk.labels.taxonomy.nearest(called, "")
    act = called.partition(" ")[0].endswith("ing") and not known.lower().startswith(called.partition(" ")[0].lower())
    if known and words == _words(known) and not act:
        return desk.groups.get(known, known)
    same = next((t for t in sorted(desk.terms) if _words(t) == words), None)
    if same is not None and len(words) > 1:
        return desk.groups.get(same, same)
    if not _is_on_the_table(called, words, desk, spoken):
        return None
    group = _group(p, known, desk)
    return f"{group}: {called}" if group else called


def _alone(p: PositionFound, desk: Desk) -> str:
    """Return how an issue is called of which nothing else speaks, "" where its words name none."""
    called = p.called or own_label(p.about or "", desk.labels.names)
    words = _words(called)
    core = called.partition(" of ")[0].partition(" that ")[0].split()
    if p.how in EXHORTING or not core or _heads_nothing(called) or not words - word_set("stances", "labels", "vague"):
        return ""
    if len(words) < FULL and not words & word_set("stances", "wrapping", "papers"):
        return ""  # "their caucus", "that criticism": one word names no issue
    head = core[-1].lower().strip("“”\"'’,.")
    shells = word_set("stances", "labels", "vague") | word_set("stances", "labels", "shells")
    return "" if {head, head.removesuffix("s")} & shells else called


def _group(p: PositionFound, known: str, desk: Desk) -> str:
    """Return the main issue on the table that the words of a stance belong to, "" for none."""
    if len((p.called or "").split()) > LONGEST_NAME:
        return ""  # a name with a clause speaks of many things
    known = known or desk.labels.taxonomy.nearest(p.about or "", "")
    label = desk.groups.get(known, known) if known else ""
    return label.partition(":")[0].strip() if label in desk.terms else ""


def _is_on_the_table(called: str, words: frozenset[str], desk: Desk, spoken: Mapping[str, int]) -> bool:
    """Whether an issue in its own words is one of the negotiation: a word of the taxonomy, or spoken of often."""
    shells = word_set("stances", "labels", "vague") | word_set("stances", "labels", "shells")
    shells -= word_set("stances", "labels", "talks")
    if not words - shells or _heads_nothing(called):
        return False  # "different pages", "choosing between two paths", however often a noun of it is spoken of
    if len(words) > 1 and desk.labels.taxonomy.nearest(called, ""):
        return True
    often = max(SPOKEN_OF, spoken[ALL] * SPOKEN_SHARE) * (1 if len(words) > 1 else ALONE)
    return any(spoken.get(w, 0) >= often for w in words - shells)


def _heads_nothing(called: str) -> bool:
    """Whether the noun that heads a name, without the act on it and what follows a preposition, names no issue.

    What follows "of" may name one all the same: "the prospect of tolls".
    """
    hollow = word_set("stances", "labels", "hollow") | word_set("stances", "labels", "vague")
    words = called.lower().split()
    if len(words) > 1 and words[0].endswith("ing") and words[1] in SMALL | word_set("stances", "labels", "between"):
        words = words[2:]
    ends = next(
        (n for n, w in enumerate(words) if n and w in SMALL | word_set("stances", "labels", "between")), len(words)
    )
    head, rest = words[ends - 1 : ends], {w.removesuffix("s") for w in words[ends:]}
    empty = {h.strip("“”\"'’,.").removesuffix("s") for h in head} <= word_set("stances", "labels", "hollow")
    return empty and not rest - hollow - SMALL - word_set("stances", "labels", "between")


def _spoken_of(findings: Sequence[Findings]) -> Counter[str]:
    """Return in how many sentences of the pile each noun stands, in lower case and without plural "s"."""
    return Counter(
        word
        for f in findings
        for s in f.view.page.sentences
        for word in {ALL, *(w.lower.removesuffix("s") for w in s.words if w.pos in ("NOUN", "PROPN"))}
    )


def _words(label: str) -> frozenset[str]:
    words = {w.strip("“”\"'’,.;:()").lower().removesuffix("s") for w in label.split()}
    return frozenset(words - word_set("words", "empty") - {""})


def _position(key: tuple[str, str, str, str], cluster: list[Filed], desk: Desk) -> Position:
    actor, draft, issue, _ = key
    cluster = sorted(cluster, key=lambda c: desk.ledger.order(c.found.passage))
    first = cluster[0].found
    passages = [c.found.passage for c in cluster]
    return Position(
        id=make_id("s", *key, passages[0].report, passages[0].start),
        actor=actor,
        stance=first.stance,
        evidence=desk.ledger.cite(passages),
        draft=draft or None,
        issue=issue or None,
        says=first.says,
        date=first.date or cluster[0].day,
        said_by=desk.said_ids.get(first.said or ""),
        known_from=desk.ledger.known_from(passages),
    )


def join_statements(
    findings: Sequence[Findings], ledger: Ledger, roster: Roster
) -> tuple[tuple[Statement, ...], dict[str, str]]:
    """Return the statements of the record in order of publication, and the id of each statement found."""
    made: list[Statement] = []
    ids: dict[str, str] = {}
    for f in findings:
        for said in f.view.said:
            ids[said.key] = make_id("q", said.evidence.report, said.evidence.start, said.content)
            if any(s.id == ids[said.key] for s in made[-4:]):
                continue
            speaker = roster.actor_of(said.speaker) if said.speaker else None
            known_from = ledger.known_from([said.evidence])
            teller = roster.actor_of(said.relayed_by) if said.relayed_by else None
            through = (roster.name_of(teller),) if teller and teller != speaker else ()
            made.append(statement_of(said, ids[said.key], speaker, ledger.cite([said.evidence]), known_from, through))
            others = dict.fromkeys(actor for key in said.also if (actor := roster.actor_of(key)) is not None)
            made[-1] = replace(made[-1], also=tuple(actor for actor in others if actor != speaker))
    return tuple(made), ids


def statement_of(
    said: Said,
    key: str,
    speaker: str | None,
    evidence: tuple[Evidence, ...],
    known_from: str | None,
    through: tuple[str, ...] = (),
) -> Statement:
    """Return a statement found as a record holds it, under the id ``key`` and with its speaker resolved.

    ``through`` names who tells of it in words of his own.
    """
    return Statement(
        id=key,
        speaker=speaker,
        cue=said.cue.text if said.cue else "",
        content=said.content,
        fragments=said.fragments,
        direct=said.direct,
        mode=said.mode,
        evidence=evidence,
        via=said.via,
        relay=(*through, *said.relay),
        said_on=said.said_on,
        hedges=said.hedges,
        known_from=known_from,
        source=said.source,
        addressee=said.addressee,
        occasion=said.occasion,
        denied=said.denied,
    )
