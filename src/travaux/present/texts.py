"""The full texts at hand: which draft each is, and where what the reports tell of it and the text differ."""

from __future__ import annotations

from travaux.model import Account, Provision, Witness
from travaux.present.desk import Desk, cites, line, more_item
from travaux.present.document import Item, Line, Listing, Section, Span, Text
from travaux.present.wording import counted, listed, readable_date, shorten

DIFFERENCES_SHOWN, ABSENT_SHOWN = 8, 4
CLAUSE_LIMIT, TITLE_LIMIT = 140, 90


def texts_section(desk: Desk) -> Section:
    """Return the texts with what differs; a section without blocks if there is no text."""
    if not desk.record.texts:
        return Section("Texts beside the reports", ())
    return Section("Texts beside the reports", (Listing(tuple(_item(desk, text) for text in desk.record.texts)),))


def _item(desk: Desk, text: Witness) -> Item:
    provisions = {p.id: p for p in desk.record.provisions}
    told = [(a, provisions[a.provision]) for a in text.accounts if a.provision in provisions]
    other = [_differs(desk, text, a, p) for a, p in told if a.kind == "other figure"]
    absent = [_absent(desk, p) for a, p in told if a.kind == "no such figure"]
    found = sum(a.kind == "same figure" for a, _ in told)
    heads = []
    if found:
        heads.append(Item(line(f"{counted(found, 'figure')} told of it stand{'s' if found == 1 else ''} in the text.")))
    here, left = desk.cut(other, DIFFERENCES_SHOWN)
    heads += [*here, *more_item(left)]
    here, left = desk.cut(absent, ABSENT_SHOWN)
    heads += [*here, *more_item(left)]
    return Item(_head(desk, text), tuple(heads))


def _head(desk: Desk, text: Witness) -> Line:
    facts = [
        f"“{shorten(text.title, TITLE_LIMIT)}”" if text.title else "",
        readable_date(text.date) if text.date else "",
        counted(text.articles, "article"),
        "partial" if text.partial else "",
    ]
    which: list[Span | str] = [": the reports speak of no such draft"]
    if text.draft:
        which = [": the text of ", Text(desk.called(text.draft), "strong"), f", by {listed(list(text.because))}"]
    return line(Text(text.path, "path"), f" ({', '.join(f for f in facts if f)})", *which)


def _differs(desk: Desk, text: Witness, account: Account, provision: Provision) -> Item:
    figures = listed(list(dict.fromkeys(account.figures)))
    return Item(
        line(
            Text("differs: ", "dropped"),
            f"the reports tell “{desk.wording(provision.says, CLAUSE_LIMIT)}”",
            *cites(desk.cite(provision.evidence, said_by=provision.said_by)),
            f"; the text has {figures}: ",
            Text(account.article, "strong"),
            f" “{shorten(account.text, 10_000 if desk.full else CLAUSE_LIMIT)}” ",
            Text(f"({text.path} {account.start}–{account.end})", "note"),
        )
    )


def _absent(desk: Desk, provision: Provision) -> Item:
    return Item(
        line(
            Text("not in the text: ", "note"),
            f"the figure of “{desk.wording(provision.says, CLAUSE_LIMIT)}”",
            *cites(desk.cite(provision.evidence, said_by=provision.said_by)),
        )
    )
