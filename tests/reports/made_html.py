"""Pages made for the tests as news sites make them: chrome around an article that is short enough to be checked."""

from __future__ import annotations

import json
from typing import Any

TITLE = "Ferry pact stalls in sight of the quay"
P1 = "The talks on the ferry pact ended without a result on Friday, the ministry said in a statement to reporters."
P2 = "They are to start again on Monday, with the chair's second draft on the table and the fares still open."
P3 = "Both banks want the ferries to run in winter, but neither wants to pay for the ice, a delegate told the paper."
PROSE = f"<p>{P1}</p>\n<p>{P2}</p>\n<p>{P3}</p>"

COOKIES = (
    '<div id="onetrust-consent" class="cookie-banner" role="dialog"><p>We and our 212 partners use cookies and store'
    " information on your device to measure how our pages are read. You can change your mind at any time.</p>"
    "<button>Accept all</button></div>"
)
NAV = (
    '<header class="site-header"><a class="logo" href="/">Harbour Post</a><nav class="main-nav"><ul>'
    '<li><a href="/world">World</a></li><li><a href="/trade">Trade</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
    '<form><input name="q"><button>Search</button></form></header>'
)
SHARE = (
    '<div class="share-bar"><ul><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li>'
    '<li><a href="#">Email</a></li></ul></div>'
)
RELATED = (
    '<aside class="related-stories"><h3>Related stories</h3><ul><li><a href="/a">Ten harbours to see before they silt'
    ' up</a></li><li><a href="/b">Why the tides were late this spring</a></li></ul></aside>'
)
NEWSLETTER = (
    '<div class="newsletter-signup"><h4>The Morning Tide</h4><p>Get our newsletter in your inbox every day. Sign up'
    " here.</p></div>"
)
FOOTER = (
    '<footer class="site-footer"><p>Copyright © 2026 Harbour Post Ltd. All rights reserved.</p><ul>'
    '<li><a href="/privacy">Privacy policy</a></li><li><a href="/terms">Terms of use</a></li></ul></footer>'
)


def ld(kind: str = "NewsArticle", **more: Any) -> str:
    """Return a JSON-LD script with one node."""
    node = {"@context": "https://schema.org", "@type": kind, **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(**named: str) -> str:
    """Return <meta> elements; "__" in a name stands for a colon, "_" stays."""
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in named.items())


def site(article: str, head: str = "", title: str = f"{TITLE} | Harbour Post", after: str = "", html: str = "") -> str:
    """Return a page of a news site around ``article``; ``head`` goes into <head>, ``after`` after the article."""
    return (
        f'<!DOCTYPE html>\n<html lang="en"{html}><head><meta charset="utf-8"><title>{title}</title>{head}'
        '<style>body { margin: 0 }</style><script>window.dataLayer = [];</script></head>\n<body class="article">'
        f'{COOKIES}{NAV}<main>{SHARE}<article class="story">{article}</article>{after}{RELATED}{NEWSLETTER}</main>'
        f"{FOOTER}<!-- rendered in 12 ms --><script>track('page')</script></body></html>"
    )


def story(body: str = PROSE, top: str = "", **options: str) -> str:
    """Return a page whose article has the title as a heading, ``top`` under it, and ``body``."""
    return site(f'<h1>{TITLE}</h1>{top}<div class="article-body">{body}</div>', **options)
