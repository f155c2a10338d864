"""Whether a chain of mentions and a version agree, by rule: what contradicts, and what speaks for one draft."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.findings.discourse import SAME_FAMILY, SAME_NAME, SAME_POINTS, SAME_RANK, SAME_SPONSOR, clash
from travaux.findings.draft_days import days_between, first_day, gap
from travaux.language.lexicon import word_set
from travaux.records.lineage_version import LATER_RANKS, Version

# "The new plan" of two reports is one plan only when they are this near in time (days).
NEWS_CYCLE = 10
# Days by which two reports may differ on when one version came out, and on when one was spoken of before it was made.
DATE_SLACK, MADE_SLACK = 4, 1
# Two versions of one name are two when they were made this far apart (days).
SAME_NAME_SLACK = 60
# Days since a version was last spoken of, and what that speaks for it; the figures order, they are no measure.
RECENCY = ((3, 1.5), (NEWS_CYCLE, 1.2), (60, 0.9), (365, 0.6))
SAME_DAY, SAME_NEWS = 3.0, 3.0
# What each figure that both are said to hold speaks for it, up to two: later drafts keep figures of earlier ones.
SAME_FIGURE = 0.75
# What speaks for the newest version that fits, unless the chain points back: "the deal" is the one on the table.
NEWEST = 0.75
# It counts as one that is on the table with this share of the mentions of the version spoken of most.
WEIGHTY = 0.2
# What speaks against a version without a name, for a chain with one that tells drafts apart.
UNNAMED = -2.0
# A chain joins a version from these scores on: one that sets itself apart, one that is brought up, one that is known.
APART, BROUGHT_UP, KNOWN = 3.0, 1.5, 0.9


def choose(told: Version, fits: Sequence[tuple[float, Version]]) -> Version | None:
    """Return the version that a chain joins by its agreement with those that fit; None if it stands for a new one."""
    if not fits:
        return None
    if not told.strong:
        main = [(score, v) for score, v in fits if v.is_main] or list(fits)
        return max(main, key=lambda c: (c[0], c[1].order))[1]
    if not told.names:
        fits = [(score, v) for score, v in fits if not v.is_passing] or list(fits)
    likely = [v for _, v in fits if (told.families & v.families) and v.is_main]
    most = max((len(v.mentions) for v in likely), default=0)
    newest = max((v.order for v in likely if len(v.mentions) >= WEIGHTY * most), default=None)
    favoured = None if told.ranks else newest
    score, version = max(
        ((score + NEWEST * (v.order == favoured), v) for score, v in fits), key=lambda c: (c[0], c[1].order)
    )
    return version if score >= _needed(told) else None


def _needed(told: Version) -> float:
    """Return the score from which a chain joins a version rather than stand for a new one."""
    if told.ranks & (LATER_RANKS | {"rival"}) or told.is_offer or told.dates or told.news:
        return APART
    if not any(m.introduces for m in told.mentions):
        return KNOWN
    return APART if "earlier" in told.ranks else BROUGHT_UP


def agreement(told: Version, v: Version, day: str | None) -> float | None:
    """Return how well the chain ``told`` of a report of ``day`` fits version ``v``; None if they contradict."""
    if told.points and v.points and told.points != v.points:
        return None
    if told.names and (v.names or told.titled) and not told.names & v.names:
        return None
    counted = bool(told.points and told.points == v.points)
    if other_kind(told, v) or (other_hand(told, v) and not counted):
        return None  # "the mediators' 17 points" are those of the two states that mediate
    same = bool(told.names & v.names) or counted
    if made_apart(told, v, SAME_NAME_SLACK if same else DATE_SLACK) or (not same and _ranks_apart(told, v, day)):
        return None
    if _made_later(told, v) and not (told.points and told.points == v.points):
        return None
    marks = _marks(told, v, day)
    return marks + _recency(v, day) if marks > UNNAMED and marks else None


def _marks(told: Version, v: Version, day: str | None) -> float:
    """Return what they have in common; nothing means that only the time speaks for them."""
    near = _near(v, day)
    score = SAME_POINTS if told.points and told.points == v.points else 0.0
    score += SAME_NAME if told.names & v.names else UNNAMED if told.names else 0.0
    score += (SAME_SPONSOR if near else SAME_RANK) if told.is_offer and told.sides & v.sides else 0.0
    score += SAME_RANK if told.ranks & v.ranks and (near or "interim" in told.ranks & v.ranks) else 0.0
    score += SAME_DAY if told.dates and v.dates else 0.0
    score += SAME_NEWS if came_out_then(told, v) else 0.0
    score += SAME_FAMILY if (told.families & v.families) else 0.0
    return score + SAME_FIGURE * min(2, len(told.figures & v.figures))


def akin(told: Version, v: Version) -> bool:
    """Whether they are of one kind and hand, and called by nouns of one family."""
    return not other_kind(told, v) and not other_hand(told, v) and bool(told.families & v.families)


def came_out_then(told: Version, v: Version) -> bool:
    """Whether the chain tells of a making on the day that the version came out, or was first spoken of."""
    made, out = first_day(told.date) if told.dates else told.news, v.made or v.first_seen
    known = not (told.dates and v.dates) and made is not None and out is not None
    return known and abs(days_between(str(out), str(made))) <= DATE_SLACK


def _recency(v: Version, day: str | None) -> float:
    last = v.last_heard
    if day is None or last is None:
        return RECENCY[0][1]
    apart = abs(days_between(last, day))
    return next((weight for days, weight in RECENCY if apart <= days), 0.0)


def _near(v: Version, day: str | None) -> bool:
    """Whether the version was last spoken of, or came out, within a news cycle of ``day``."""
    last = v.last_heard
    return day is None or last is None or abs(days_between(last, day)) <= NEWS_CYCLE


def made_apart(a: Version, b: Version, slack: int) -> bool:
    """Whether both are told to have been made, on days too far apart; a week, month or year is all of its days."""
    return bool(a.dates and b.dates and a.date and b.date) and gap(str(a.date), str(b.date)) > slack


def other_kind(a: Version, b: Version) -> bool:
    """Whether one is a party's terms and the other is not, or one a bill and the other a deal and no bill."""
    if (a.kind == "terms") != (b.kind == "terms"):
        return True
    return any(x.kind == "bill" and "deal" in y.families and "bill" not in y.families for x, y in ((a, b), (b, a)))


def other_hand(a: Version, b: Version) -> bool:
    """Whether they are offers of different sides, or bills of different chambers; a party's bill may be a chamber's."""
    if "bill" in (a.kind, b.kind):
        ours, theirs = chambers_of(a), chambers_of(b)
        return bool(ours and theirs) and not ours & theirs
    return a.is_offer and b.is_offer and not a.sides & b.sides


def _is_of_before(v: Version, day: str | None) -> bool:
    """Whether the version is known to have been made more than a news cycle before ``day``."""
    return day is not None and v.made is not None and days_between(v.made, day) > NEWS_CYCLE


def chambers_of(v: Version) -> set[str]:
    """Return the chambers, by their words, that a version is called by."""
    named = [name.lower() for name in (*v.sides, *v.names)]
    words = {word for name in named if name not in word_set("drafts", "chambers", "not") for word in name.split()}
    return words & word_set("drafts", "chambers", "words")


def _made_later(told: Version, v: Version) -> bool:
    """Whether the chain tells of a making after the version had been spoken of."""
    made = first_day(told.date) if told.dates else told.news
    if made is None or v.first_seen is None or days_between(v.first_seen, made) <= MADE_SLACK:
        return False
    slack = DATE_SLACK if told.dates else NEWS_CYCLE
    return v.made is None or days_between(v.made, made) > slack


def _ranks_apart(told: Version, v: Version, day: str | None) -> bool:
    if clash(told.ranks, v.ranks):
        return True
    if "last" in told.ranks and "last" not in v.ranks and _is_of_before(v, day):
        return True  # a final offer is not the one of last month
    return bool(told.ranks & {"new", "second", "third"}) and not v.ranks & told.ranks and not _near(v, day)
