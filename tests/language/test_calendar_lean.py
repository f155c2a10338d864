"""Which way a clause looks, in constructions of real reports that were read wrong once; Wednesday, 15 April 2026."""

from __future__ import annotations

from datetime import date

import pytest

from travaux.language.calendar import find_times, timex3

ANCHOR = date(2026, 4, 15)

# A sentence, and a value that one of its expressions has; None where it has no expression.
CASES = [
    ("She is scheduled to answer in a closed-door session on Friday.", "2026-04-17"),
    ("The office reported better-than-expected growth in March.", "2026-03"),
    ("The party is set to meet for a much-delayed session on Monday.", "2026-04-20"),
    ("The mission, which has been shut since March 30, will remain closed on Friday.", "2026-04-17"),
    ("The border is to stay closed on Monday.", "2026-04-20"),
    ("Their seats aren’t guaranteed after July.", "2026-07"),
    ("They weren’t planning to meet after Monday night’s debate.", "2026-04-13TNI"),
    ("What will they do if the chancellor loses the vote in November?", "2026-11"),
    ("Prices would rise if the wrong candidate gets elected in September.", "2026-09"),
    ("She asked whether it was signed in November.", "2025-11"),
    ("He could have nice coattails in the November election.", "2026-11"),
    ("He could have signed it in November.", "2025-11"),
    ("Their meeting in Lowen in July set off a storm.", "2025-07"),
    ("The talks set out in December failed.", "2025-12"),
    ("The talks are set for Friday.", "2026-04-17"),
    ("an effort to keep the mines open past Friday", "2026-04-17"),
    ("The talks dragged on past Monday.", "2026-04-13"),
    ("this past Monday", "2026-04-13"),
    ("They hope to take on the coalition this fall.", "2026-FA"),
    ("this autumn", "2026-AU"),
    ("this past autumn", "2025-AU"),
    ("this past summer", "2025-SU"),
    ("this past March", "2026-03"),
    ("this past June", "2025-06"),
    ("The key to a win in July is turnout.", "2026-07"),
    ("It was the attack in September that ended it.", "2025-09"),
    ("the attack in September", "2025-09"),
    ("From January to September of 1992, the network carried it.", "1992-01"),
    ("from May 3 to July 8, 2024", "2024-05-03"),
    ("from October to February 2025", "2024-10"),
    ("A tower was hit by Monday’s powerful quake.", "2026-04-13"),
    ("In a hearing before Monday’s contempt votes, the minister insisted it was safe.", "2026-04-13"),
    ("Monday’s surprise step by the bureau may not be enough to change that.", "2026-04-13"),
    ("Friday’s speech will be the first.", "2026-04-17"),
    ("The dispute could flare up again in Thursday's second debate.", "2026-04-16"),
    ("the nine hopefuls in Thursday's main event", "2026-04-16"),
    ("Thursday's ruling", "2026-04-09"),
    ("The president dismissed her on July 6, after the leak.", "2025-07-06"),
    ("It fell on Nov. 16, 1776.", "1776-11-16"),
    ("It fell on 16 November 1776.", "1776-11-16"),
    ("She was little known outside the guild until Monday.", "2026-04-13"),
    ("They did not receive the text until Friday.", "2026-04-10"),
    ("The strike was extended until Friday.", "2026-04-17"),
    ("The vote won't be held until Monday.", "2026-04-20"),
    ("Come January, they will have the majority.", "2027-01"),
    ("I know this. Come January, we’ll have a new house.", "2027-01"),
    ("She told “60 Minutes” so.", None),
    ('She said it on "48 Hours."', None),
    ("the editor of Shipping Today", None),
    ("on “Saturday Night Live”", None),
    ("during Monday Night Football", None),
    ("Today the court ruled.", "2026-04-15"),
    ("It takes 60 minutes.", "PT60M"),
    ("The ministry spent 17,000 on a December trip.", "2025-12"),
    ("After the November murder of five people the mayor left.", "2025-11"),
    ("They agreed on a June deadline.", "2026-06"),
    ("They set a June vote.", "2026-06"),
    ("The bill could pass before a November election.", "2026-11"),
    ("The economy had grown from the end of March through June.", "2025-06"),
    ("It is closed from May through June.", "2026-06"),
    ("The unions plan a walkout in early November.", "2026-11"),
    ("The state moved its primary to July 20, not May.", "2026-07-20"),
    ("Fires burned overnight Tuesday and into Wednesday.", "2026-04-15"),
    ("He refused to lock the city down until mid-March.", "2026-03"),
    ("She abruptly called off her minister’s planned visit in late December.", "2025-12"),
    ("He did vote with them to start debate on Tuesday but warned of it.", "2026-04-14"),
    ("in the wake of the September attacks on the post", "2025-09"),
    ("Lessons were drawn in the wake of the Sept. 11 attacks.", "2025-09-11"),
    ("The second day of July, 1776, will be remembered.", "1776-07"),
    ("A small group stole the show on Monday.", "2026-04-13"),
    ("On Thursday, she unveiled what might be the hardest step.", "2026-04-09"),
    ("An effort to unseat senators who in May voted against it.", "2025-05"),
    ("They are relieved to have a candidate after Monday’s primaries.", "2026-04-13"),
    ("The court will decide after Friday’s hearing.", "2026-04-17"),
    ("lessons they learned in Sunday school", None),
    ("The Senate is to vote on Friday.", "2026-04-17"),
    ("They would keep the pass, and which the December text would have had handed over.", "2025-12"),
    ("The draft will be ready for the December vote.", "2026-12"),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_values(text: str, value: str | None) -> None:
    found = [t.value for t in timex3(find_times(text, ANCHOR))]
    assert value in found if value else not found


@pytest.mark.parametrize("text", [*(text for text, _ in CASES), "from February 29 to March 3, 2025"])
@pytest.mark.parametrize("anchor", [None, date.min, date.max, date(2024, 2, 29)])
def test_any_day_of_publication_will_do(text: str, anchor: date | None) -> None:
    for found in find_times(text, anchor):
        assert text[found.start : found.end] == found.text
        assert found.first is None or found.last is None or found.first <= found.last
