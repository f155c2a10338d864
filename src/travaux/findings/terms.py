"""Terms that a party laid down long ago ("in 2022 X proposed that …"): a draft known only by what it asked for."""

from __future__ import annotations

from datetime import date

from travaux.findings.found import DraftMention, ProvisionFound, View
from travaux.findings.provisions import make_provision
from travaux.findings.provisions_clauses import Spot, single_clause
from travaux.language.clauses import VERBAL, is_conditional, is_passive, is_question, negated, subject, verbs
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word

# Younger demands are positions in the running talks; older ones belong to an earlier round (days).
OLD = 250


def find_terms(view: View, taken: int) -> tuple[list[DraftMention], list[ProvisionFound]]:
    """Return the drafts, each with the provision that shows it; keys count on from ``taken``."""
    mentions: list[DraftMention] = []
    provisions: list[ProvisionFound] = []
    for index, s in enumerate(view.page.sentences):
        if s.block_kind != "paragraph" or is_question(s):
            continue
        for verb in verbs(s):
            mention = _terms(view, index, s, verb, f"{s.report}:d{taken + len(mentions)}")
            content = _content(s, verb) if mention is not None else None
            provision = (
                make_provision(view, s, Spot(mention.key, verb, content, tuple(single_clause(s, content))))
                if mention and content
                else None
            )
            if mention is not None and provision is not None:
                mentions.append(mention)
                provisions.append(provision)
    return mentions, provisions


def _terms(view: View, index: int, s: Sentence, verb: Word, key: str) -> DraftMention | None:
    if verb.lemma not in word_set("drafts", "asks", "verbs") or is_passive(s, verb) or negated(s, verb):
        return None
    sub = subject(s, verb)
    who = view.cast.at(sub) if sub is not None else None
    when = _long_ago(view, s)
    if who is None or when is None or verb.tag not in ("VBD", "VBN") or is_conditional(s, verb):
        return None
    return DraftMention(
        key=key, sentence=index, passage=s.span([w for w in (sub, verb) if w]), shown_by=s.passage(), head="terms",
        sponsors=(who.key,), introduces=True, date=when, chain=key,
    )  # fmt: skip


def _long_ago(view: View, s: Sentence) -> str | None:
    published = view.page.report.published
    for t in view.times_in(s.start, s.end):
        if t.type != "DATE" or t.first is None or t.last is None or published is None or not t.value[:4].isdigit():
            continue
        if (date.fromisoformat(published) - t.last).days > OLD and (t.last - t.first).days <= 366:
            return t.value[:10]
    return None


def _content(s: Sentence, verb: Word) -> Word | None:
    clauses = [k for k in s.children(verb, "ccomp", "xcomp") if k.pos in VERBAL]
    return clauses[0] if clauses else None
