"""Statements: tables of invented sentences in, who said what to whom out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.findings.found import Cast, Member, Said
from travaux.findings.quotes import find_quotations
from travaux.findings.statements import EVIDENCE_LENGTH, find_statements
from travaux.language.reading import Page, read_pages
from travaux.language.spans import TimeExpression
from travaux.model import Block, Report


def page(text: str, outlet: str | None = None, kind: str = "paragraph") -> Page:
    """Return a report in which each line is a block of one kind."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(kind, at, at + len(line)))  # type: ignore[arg-type]
        at += len(line) + 1
    return next(iter(read_pages([Report("r", "r.txt", text, tuple(blocks), outlet=outlet)])))


def cast_of(p: Page) -> Cast:
    """Return a cast in which each noun and pronoun is a member named as it stands there."""
    spots = [(w.start, w.end, w.text) for s in p.sentences for w in s.words if w.pos in ("NOUN", "PROPN", "PRON")]
    keys = {name: f"r:{n}" for n, name in enumerate(sorted({name for _, _, name in spots}))}
    return Cast.of(
        Member(key, name, "person", mentions=tuple((a, b) for a, b, n in spots if n == name))
        for name, key in keys.items()
    )


def said(text: str, outlet: str | None = None) -> list[tuple[str | None, Said]]:
    """Return the statements of a text, each with the word that names its speaker."""
    p = page(text, outlet)
    cast = cast_of(p)
    names = {m.key: m.name for m in cast.members}
    return [(names.get(x.speaker or ""), x) for x in find_statements(p, cast, ())]


CASES = [
    # plain, inverted, interrupted
    ("Ann Lee said the port was shut.", [("Lee", "said", "the port was shut", "indirect")]),
    ("Ann Lee said that the port was shut.", [("Lee", "said", "the port was shut", "indirect")]),
    ("“We can wait,” said Ann Lee.", [("Lee", "said", "“We can wait,”", "direct")]),
    ('"We can wait," Ann Lee said.', [("Lee", "said", '"We can wait,"', "direct")]),
    ("‘A bad treaty is worth less,’ he said.", [("he", "said", "‘A bad treaty is worth less,’", "direct")]),
    (
        "“We can work with a date,” said Ann Lee, who leads the team, “but we would have liked an earlier one.”",
        [("Lee", "said", "“We can work with a date,” … “but we would have liked an earlier one.”", "direct")],
    ),
    ("The harbour, she said, was shut.", [("she", "said", "The harbour … was shut", "indirect")]),
    ('He said: "It is late."', [("He", "said", '"It is late."', "direct")]),
    ("She said the talks were “constructive”.", [("She", "said", "the talks were “constructive”", "mixed")]),
    # coordinated and participial cues
    (
        "Ann Lee said Veskar had not seen it, but warned that it should reflect “the letter” of the talks.",
        [
            ("Lee", "said", "Veskar had not seen it", "indirect"),
            ("Lee", "warned", "it should reflect “the letter” of the talks", "mixed"),
        ],
    ),
    (
        "Fees would rise, Ann Lee said, adding that the port was shut.",
        [("Lee", "said", "Fees would rise", "indirect"), ("Lee", "adding", "the port was shut", "indirect")],
    ),
    (
        "The office, in a statement, did not disclose details but said the talks were late.",
        [("office", "said", "the talks were late", "indirect")],
    ),
    (
        "She said that the talks were “useful” and that final decisions would be made later.",
        [
            ("She", "said", "the talks were “useful”", "mixed"),
            ("She", "said", "final decisions would be made later", "indirect"),
        ],
    ),
    # other frames
    (
        'Ann Lee called it "a fair map of the minefield".',
        [("Lee", "called", 'it "a fair map of the minefield"', "mixed")],
    ),
    ("Ann Lee warned of a long delay.", [("Lee", "warned of", "a long delay", "indirect")]),
    ("Ann Lee urged Veskar to sign.", [("Lee", "urged", "Veskar to sign", "indirect")]),
    (
        "Ann Lee accused the chair of delaying the vote.",
        [("Lee", "accused", "the chair of delaying the vote", "indirect")],
    ),
    (
        "The plan was described by Ann Lee as a fantasy.",
        [("Lee", "was described", "The plan … as a fantasy", "indirect")],
    ),
    (
        "Ann Lee was quoted as saying the deal was dead.",
        [("Lee", "was quoted as saying", "the deal was dead", "indirect")],
    ),
    ("According to Ann Lee, the deal is dead.", [("Lee", "According to", "the deal is dead", "indirect")]),
    ("The deal is dead, according to the report.", [("report", "according to", "The deal is dead", "indirect")]),
    ("Nobody shared Lee's claim that the plan was dead.", [("Lee", "claim", "the plan was dead", "indirect")]),
    ("As Ann Lee said, the port is shut.", [("Lee", "said", "the port is shut", "indirect")]),
    ("Asked whether the port was shut, she said it would open.", [("she", "said", "it would open", "indirect")]),
    ('Ann Lee (Labour): "We did it together."', [("Lee", ":", '"We did it together."', "direct")]),
    ('Ko, asked if it was over: "It is over, I think."', [("Ko", ":", '"It is over, I think."', "direct")]),
    # several sentences, several paragraphs
    (
        '"We can wait," said Lee. "We have time." The port is shut.',
        [("Lee", "said", '"We can wait," … "We have time."', "direct")],
    ),
    (
        "Lee said the port was shut.\n“We will not open it this year.”",
        [
            ("Lee", "said", "the port was shut", "indirect"),
            ("Lee", None, "“We will not open it this year.”", "direct"),
        ],
    ),
    (
        "“We are close,” Lee said. “It is the ‘best offer’ we have.\nThe talks go on.",
        [("Lee", "said", "“We are close,” … “It is the ‘best offer’ we have.", "direct")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_who_says_what(text: str, wanted: list[tuple[str, str | None, str, str]]) -> None:
    found = [(who, x.cue.text if x.cue else None, x.content, x.mode) for who, x in said(text)]
    assert found == wanted


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_direct_tells_whether_the_speakers_words_are_quoted(text: str, wanted: list[tuple[str, ...]]) -> None:
    assert [x.direct for _, x in said(text)] == [mode != "indirect" for *_, mode in wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Veskar is expected to announce a deal.",
        "The minister will say on Monday that the talks failed.",
        "Did Ann Lee say the port was shut?",
        "Ann Lee declined to say whether the port was shut.",
        "She has not said that the port is shut.",
        "The minister talks about the deal.",
        "The “snap back” clause stays.",
        "Ann Lee rejected the plan.",
        "The plan calls for a ceasefire.",
        "Lee left as Ko lashed out at the chair.",
        "If Lee says the port is shut, it is shut.",
        "The text is said to be final.",
    ],
)
def test_no_statement(text: str) -> None:
    assert said(text) == []


def test_headlines_are_not_read() -> None:
    for kind in ("headline", "heading"):
        assert find_statements(page("Lee said the port was shut", kind=kind), Cast(), ()) == ()


@pytest.mark.parametrize(
    ("text", "via", "relay"),
    [
        ("Ann Lee told The Harbour Times that the port was shut.", "The Harbour Times", ()),
        ("“It is late,” Ann Lee told CNN.", "CNN", ()),
        ("“It is late,” Ann Lee told VPR.", "VPR", ()),
        ("Ann Lee told a French radio station that the port was shut.", "a French radio station", ()),
        ("Ann Lee told reporters that the port was shut.", None, ()),
        ("Ann Lee wrote on X that the port was shut.", "X", ()),
        ("In a post on Truth Social, Ann Lee said the port was shut.", "Truth Social", ()),
        ("Ann Lee tweeted that the port was shut.", "Twitter", ()),
        ("“It is late,” Ann Lee said in an interview with Reuters.", "Reuters", ()),
        ("An official said the port was shut, according to The New York Times.", "The New York Times", ()),
        ("“It is late,” Ann Lee said, the Associated Press reported.", "Associated Press", ()),
        ("“It is late,” Ann Lee was quoted as saying by Interfax.", "Interfax", ()),
        ("Ann Lee told CNN that the port was shut, according to Reuters.", "CNN", ("Reuters",)),
        ("Reuters reported, citing two officials, that the deal was off.", None, ("Reuters",)),
    ],
)
def test_via_and_relay(text: str, via: str | None, relay: tuple[str, ...]) -> None:
    ((_, found),) = said(text)
    assert (found.via, found.relay) == (via, relay)
    assert via is None or via == "Twitter" or via in found.evidence.text


def test_the_cited_speak_and_the_outlet_relays() -> None:
    ((who, _),) = said("Reuters reported, citing two officials, that the deal was off.")
    assert who == "officials"


def test_the_reports_own_outlet() -> None:
    ((_, found),) = said("“It is late,” he told this newspaper.", outlet="Harbour Examiner")
    assert found.via == "Harbour Examiner"
    ((_, found),) = said("“It is late,” he told the Examiner.", outlet="Harbour Examiner")
    assert found.via == "Examiner"
    ((_, found),) = said("“It is late,” he told this newspaper.")
    assert found.via == "this newspaper"


def test_an_outlet_named_in_full_before_its_initials() -> None:
    found = said("Lee told The Financial Times it was late.\nKo told the FT it was early.")
    assert [x.via for _, x in found] == ["The Financial Times", "The Financial Times"]


def test_the_outlet_goes_on_for_the_same_speaker() -> None:
    found = said("He told CNN that it was late. He added that the port was shut.")
    assert [x.via for _, x in found] == ["CNN", "CNN"]


@pytest.mark.parametrize(
    ("text", "day", "wanted"),
    [
        ("Ann Lee said on Tuesday that the port was shut.", "Tuesday", "2031-05-13"),
        ("On Tuesday, Ann Lee said the port was shut.", "Tuesday", "2031-05-13"),
        ("Ann Lee, speaking on Tuesday, said the port was shut.", "Tuesday", "2031-05-13"),
        ("Ann Lee said that the port would shut on Tuesday.", "Tuesday", None),
        ("Ann Lee, who resigned on Tuesday, said the port was shut.", "Tuesday", None),
    ],
)
def test_said_on(text: str, day: str, wanted: str | None) -> None:
    p, at = page(text), text.index(day)
    time = TimeExpression(at, at + len(day), day, "DATE", "2031-05-13", date(2031, 5, 13), date(2031, 5, 13))
    (found,) = find_statements(p, Cast(), [time])
    assert found.said_on == wanted


def test_an_open_interval_is_no_day() -> None:
    text = "Ann Lee said on Tuesday that the port was shut."
    time = TimeExpression(16, 23, "Tuesday", "DATE", "2031-05-13", date(2031, 5, 13), None)
    (found,) = find_statements(page(text), Cast(), [time])
    assert found.said_on is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lee claimed without evidence that ballots were lost.", ("without evidence",)),
        ("Officials appeared to suggest the date had slipped.", ("appeared",)),
        ("Lee said the port was “apparently” shut.", ()),
    ],
)
def test_hedges(text: str, wanted: tuple[str, ...]) -> None:
    ((_, found),) = said(text)
    assert found.hedges == wanted


def test_a_statement_within_another_is_kept() -> None:
    found = said("Lee said Ko had told members that the port was shut.")
    assert [(who, x.content) for who, x in found] == [
        ("Lee", "Ko had told members that the port was shut"),
        ("Ko", "the port was shut"),
    ]


def test_an_unknown_speaker_is_none() -> None:
    (found,) = find_statements(page("Ann Lee said the port was shut."), Cast(), ())
    assert found.speaker is None


def test_long_quotations_are_shown_from_the_sentence_of_the_cue() -> None:
    more = " ".join("We will go on with it as long as it takes, and nobody will stop us." for _ in range(12))
    ((_, found),) = said(f"“We can wait,” said Lee. “{more}”")
    assert found.evidence.text.startswith("“We can wait,” said Lee.")
    assert len(found.evidence.text) <= EVIDENCE_LENGTH < len(found.content)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“A b,” he said. “C d.”", ["“A b,”", "“C d.”"]),
        ('"A b," he said. "C d."', ['"A b,"', '"C d."']),
        ('"A b,” he said.', ['"A b,”']),
        ("``A b,'' he said.", ["``A b,''"]),
        ("‘We’ll see the ministers’ plan,’ he said", ["‘We’ll see the ministers’ plan,’"]),
        ("the ministers’ plan and the workers’ union", []),
        ("“One two. Three four.", ["“One two. Three four."]),
        ("He said “one two. Three four.", ["“one two."]),
        ("“He said, ‘No,’ to me”", ["“He said, ‘No,’ to me”"]),
    ],
)
def test_quotations(text: str, wanted: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == wanted


def test_quotations_within() -> None:
    text = "“He said, ‘No,’ to me”"
    assert [text[k.start : k.end] for q in find_quotations(text) for k in q.inner] == ["‘No,’"]


@given(st.text(alphabet=st.sampled_from("ab “”\"'‘’`.,!?\nAB«»"), max_size=60), st.integers(0, 9))
def test_any_marks(text: str, base: int) -> None:
    last = base
    for q in find_quotations(text, base):
        assert last <= q.start < q.end <= base + len(text)
        assert all(q.start <= k.start < k.end <= q.end for k in q.inner)
        last = q.end


VOCABULARY = (
    "Lee said told that the port “ ” \" ' , . : ( ) – CNN Reuters according to by X on Tuesday was shut and but "
    "called it quoted as saying claim 's who which adding asked if ?"
)
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])


def verified(p: Page) -> None:
    text = p.report.text
    for n, x in enumerate(find_statements(p, cast_of(p), ())):
        assert x.key == f"r:s{n}"
        assert x.evidence.stands_in(p.report)
        assert x.cue is None or x.cue.stands_in(p.report)
        assert x.fragments
        assert all(0 <= a < b <= len(text) for a, b in x.fragments)
        assert x.content == " … ".join(" ".join(text[a:b].split()) for a, b in x.fragments)
        assert "\n" not in x.evidence.text
        assert 0 <= x.sentence < len(p.sentences)
        assert x.direct == (x.mode != "indirect")


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_any_words(text: str) -> None:
    verified(page(text))


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    verified(page(text))


def test_a_quotation_paragraph_of_a_speaker_whom_the_cast_does_not_know() -> None:
    p = page("On the first of many days the minister said the port was shut.\n“It is late.”")
    first, second = find_statements(p, Cast(), ())
    assert (first.source, second.source, second.speaker) == ("the minister", None, None)


def test_the_packaged_example(cod_treaty: Path) -> None:
    for path in sorted((cod_treaty / "reports").glob("*.txt")):
        verified(page(path.read_bytes().decode("utf-8-sig")))
