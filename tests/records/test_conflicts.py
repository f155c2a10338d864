"""Claims that cannot both hold: sentences in, pairs out."""

from __future__ import annotations

import pytest

from tests.findings.reading import findings
from travaux.records.conflicts import find_conflicts
from travaux.records.ledger import Ledger

CLAIM = "Two envoys heard that Norway and Sweden met in Oslo over the weekend. "


@pytest.mark.parametrize(
    ("answer", "conflicts"),
    [
        ("Both ministries deny it.", 1),
        ("The ministry in Oslo says there was no such meeting.", 1),
        ("But Sweden said the opposite of the envoys.", 1),
        ("Sweden called the story misleading.", 1),
        # nothing is denied
        ("Both ministries declined to comment.", 0),
        ("Parliament could vote to deny Norway the toll.", 0),
        ("Both ministries do not deny it.", 0),
    ],
)
def test_a_denial_answers_what_was_told_before_it(answer: str, conflicts: int) -> None:
    found = findings(CLAIM + answer)
    report = found.view.page.report
    made = find_conflicts([found], [], Ledger.of([report], []))
    assert len(made) == conflicts
    assert all(c.claims[0].evidence[0].text in CLAIM for c in made)


def conflicts_in(*texts: str) -> list[list[str]]:
    """Return the claims of the conflicts that texts make, each a report of its own, by the first words of evidence."""
    found = [findings(text) for text in texts]
    made = find_conflicts(found, [], Ledger.of([f.view.page.report for f in found], []))
    return [[c.evidence[0].text for c in conflict.claims] for conflict in made]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # two counts, two accounts, two days
        ("Police counted 38 vessels. The owners’ league, which had called the action, spoke of more than 60.", 2),
        ("Mr. Hall says it is possible, while Mr. Berg and his allies say it isn’t.", 2),
        ("The day was not clear, with envoys saying it was July 1, and Mr. Hall fixing it at June 30.", 2),
        ("The Danes say that the idea was theirs. A Swedish official said the text had been drafted in Malmö.", 2),
        # a denial with the claim in its own sentence, or set against what was told
        ("Mr. Hall dismissed reports that the ministry had offered Norway a secret loan in March.", 2),
        ("The source said Norway would pay a quarter of it, but Mr. Hall denied that.", 2),
        ("Mr. Hall sees a deal by March. That view is at odds with what most analysts expect of the talks.", 2),
        ("Despite Mr. Hall’s insistence that Norway will pay the tolls, it is drivers who will pay them.", 2),
        # the next sentence sets another's account against it, or brushes it aside by a word that stands for it
        ("Ms. Lund says the fund is empty. But many members of the council say there is money in it.", 2),
        ("Mr. Hall said the work is nearly done. But by Monday Swedish officials were saying the opposite.", 2),
        (
            "Mr. Hall said the storm made the case for a toll. Ms. Berg dismissed such talk, saying tolls stop no rain.",
            2,
        ),
        ("Norway denies sending any ships; Sweden and the envoy both say that three are in the strait.", 2),
        # none: two wishes, one and the same speaker, two plans, a rejected text, shares of one poll
        ("Mr. Hall said the toll must go. But Ms. Berg said that she wants to keep the toll.", 0),
        ("Mr. Hall said the fund is full. But Mr. Hall said that the bank is in Oslo.", 0),
        ("Mr. Hall said the vote is on Monday. But Ms. Berg said that she would stay at home.", 0),
        ("Mr. Hall said the text was ready. Ms. Berg rejected the text in a letter to the council.", 0),
        ("In the survey 56% said the toll was fair, while 36% said it should go.", 0),
        # none: one figure, parts of a whole, a question, a refusal, a text that gives
        ("Police counted 38 vessels. The owners’ league also spoke of 38 vessels.", 0),
        ("Police counted 38 vessels. The league spoke of 900.", 0),
        ("Both sides dispute how much Norway would save under the plan. Talks go on.", 0),
        ("Norway got a loan. The bank denied Mr. Hall access to the vault.", 0),
        ("The plan gives Norway 31 percent of the cod. The minister said 35 percent had been landed.", 0),
        ("Mr. Hall wants a new pact. There will be no such deal if Norway leaves, Mr. Berg said.", 0),
        ("Mr. Hall likes the plan, while Mr. Berg says the vote is on Monday.", 0),
    ],
)
def test_accounts_that_cannot_both_hold(text: str, sides: int) -> None:
    made = conflicts_in(text)
    assert [len(c) for c in made] == ([sides] if sides else [])


def test_the_words_of_who_denies_go_with_the_denial() -> None:
    found = findings(
        "Three guests say it was a walkout. Mr. Hall disputes the word. “We left a room,” he said by mail."
    )
    (conflict,) = find_conflicts([found], [], Ledger.of([found.view.page.report], []))
    assert [e.text for e in conflict.claims[1].evidence][1:] == ["“We left a room,” he said by mail."]


def test_a_denial_answers_the_report_that_told_it_elsewhere() -> None:
    told = "The ministry in Oslo offered the Swedish government a secret loan for the bridge on Friday.\n"
    denied = (
        "Talks went on in Malmö.\n\nMr. Hall denied that the ministry had offered Sweden a secret loan for a bridge.\n"
    )
    made = conflicts_in(told, denied)
    assert len(made) == 1
    assert "secret loan" in made[0][0]


def test_a_live_page_takes_back_an_entry() -> None:
    text = (
        "Correction to our 18:40 entry. Port inspections are not going up.\n\n"
        "Lunch was served.\n\nIt rained.\n\nThe vote is at nine.\n\n"
        "18:40 A delegate tells us that port inspections are going up to 12 per cent.\n"
    )
    found = findings(text)
    made = find_conflicts([found], [], Ledger.of([found.view.page.report], []))
    assert made[0].claims[0].says == "Correction: Port inspections are not going up."


def test_denials_of_one_claim_are_one_conflict() -> None:
    made = conflicts_in(CLAIM + "Both ministries deny it. Norway also denied the report.")
    assert len(made) == 1
    assert len(made[0]) == 3


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # an answer in an auxiliary, and that there is no such thing
        ("The loan was not discussed, Mr. Hall said. A Norwegian official said that it had been.", 2),
        ("The envoys heard of a letter from Norway. “There is no letter,” Mr. Hall said.", 2),
        # figures in a row, each with whose it is; the reporter’s own and somebody’s; an estimate
        ("He leads a band whose size the army puts at 400, his own people at 1,500.", 2),
        ("Some 400 people stood at the ford. Organisers said there were a thousand.", 2),
        ("Mr. Hall puts the cost at 19 million crowns. The city’s own estimate is 23 million crowns.", 2),
        # what an outlet puts right in its own text
        ("On May 2 we wrote that the fund would get 16 million crowns a year. The sum is 60 million.", 2),
        # none: the same answer, a condition, another thing
        ("The loan was discussed, Mr. Hall said. A Norwegian official said that it had been.", 0),
        ("Norway wants an agreement. There will be trouble if there is no agreement, Mr. Hall said.", 0),
        ("The envoys heard of a loan from Norway. “There is no letter,” Mr. Hall said.", 0),
        ("We sail on May 2. The sum is 60 million.", 0),
    ],
)
def test_answers_and_rows_of_figures(text: str, sides: int) -> None:
    assert [len(c) for c in conflicts_in(text)] == ([sides] if sides else [])


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # a second count says hardly more than its figure
        ("About 30,000 people marched on Saturday, according to the unions. Police put the number at 17,000.", 2),
        ("We counted seventeen brackets in the text. A diplomat thought it was nineteen.", 2),
        ("There were perhaps three hundred of them (the company said five hundred).", 2),
        ("The army believes 19 of them to be alive; the families say 20.", 2),
        ("The bank reckons that it would cost 6,000 jobs; the makers say 11,000, the opposition says 16,000.", 3),
        ("The union told of a turnout of 84 percent, 91 percent of it for a strike.\n\nIt rained.\n\n"
         "Mr. Hall put the turnout at 71 percent.", 2),
        # none: the same source, an offer, a forecast, a comparison, another thing, a span of time
        ("Police counted 38 vessels. The police say 42.", 0),
        ("The union wants 9 percent. The company says 6 percent.", 0),
        ("A cell costs 78 crowns. Mr. Hall thinks 65 by 2028.", 0),
        ("There were 300 of them. The police say it was down from 500.", 0),
        ("The ship has 300 berths. Mr. Hall said 500 sailors had been hired.", 0),
        ("The talks took 300 days. The police say 500.", 0),
        # spoken of, or not; a text brought to talks
        ("Posts had not been discussed, Mr. Hall said. Two guests said the bank had come up twice.", 2),
        ("A Swedish aide said that it had been settled. A Norwegian aide said it had not been discussed.", 2),
        ("The loan was not discussed, Mr. Hall said. A Norwegian aide said that it had been, “at length”.", 2),
        ("Mr. Hall flew to Oslo to convey the new plan to Sweden. It rained. "
         "Mr. Berg said that the plan was not discussed at the talks in Oslo.", 2),
        ("Posts had not been discussed, Mr. Hall said. Two guests said the bank had not come up.", 0),
        ("Mr. Hall flew to Oslo to convey the new plan to Sweden. It rained. "
         "Mr. Berg said that the plan was not discussed at the talks in Malmö.", 0),
        # an outlet takes back what it told; a denial goes on
        ("Talks are off, aides tell us.\n\nLunch was served.\n\nIt rained.\n\n"
         "19:40 A correction. We said at 18:52 that talks are off, as aides tell us. They are not off.", 2),
        ("But both sides denied that there was a draft text under review, as the agency reported.\n\n"
         "“There’s no draft document,” Mr. Hall said. “Issues are under discussion.”\n\n"
         "Mr. Berg also denied the report.", 3),
        # what is silent: the sentence that tells most of it, however far before
        ("Norway agreed to cut its timber tariffs, Mr. Hall said. It rained. It snowed. The sun came out. A ship left. "
         "Sweden did not mention timber tariffs in its statement.", 2),
        # a condition is no denial
        ("Mr. Berg spoke of an agreement. Mr. Hall says there is no agreement until every point is signed.", 0),
    ],
)  # fmt: skip
def test_counts_and_what_was_spoken_of(text: str, sides: int) -> None:
    assert [len(c) for c in conflicts_in(text)] == ([sides] if sides else [])
