"""What a page tells of its report beside the text: title, outlet, writer, address and dates.

Dates, the first that is there: ``json-ld`` (datePublished of the node that stands for the report), ``meta``, ``time``
(a <time> element marked as the day of publication, or the first one between title and text). The day is the one that
is written, in the zone that it is written in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from travaux.reports import outlets
from travaux.reports.fields import day_of_words, outlet_of
from travaux.reports.html_leaves import Leaf
from travaux.reports.html_tree import VALUE, Page, clean
from travaux.reports.lexicon import table, words
from travaux.reports.marks import byline_of
from travaux.reports.stamps import dates_in, dates_in_path, scan
from travaux.reports.told import Published, Told

# No page of the web is older; earlier days are what software writes where it knows none.
FIRST_DAY, ZERO_DAY = "1991-01-01", "1970-01-01"
# Share of the words of a heading and of the page's title that must be common for them to be one.
COMMON = 0.5
# Nodes of JSON-LD that are looked at; longest name of an outlet or a writer.
NODES, NAME = 2_000, 120
# Characters of an address.
ADDRESS = 1_000

_ENDS = re.compile(r"(?P<title>.{8,}?)\s+(?:[|–—·•»-]|::)\s+(?P<site>[^|–—·•»]{2,60})")
_CDATA = re.compile(r"^\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*$|^\s*<!--|-->\s*$")
_LOOSE = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]{6,60})"')


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page tells. ``title_at`` is the leaf that shows the title; ``body`` is the text that JSON-LD carries."""

    told: Told
    title_at: int | None = None
    body: str = ""
    live: bool = False


def facts_of(page: Page, leaves: Sequence[Leaf]) -> Facts:
    """Return what the metadata of ``page`` and the marked-up parts among ``leaves`` tell."""
    node, loose = _report_node(page)
    url, host = _address(page, node)
    names = _site_names(page, node)
    shown = _titles(page, node)
    site_keys = {outlets.squeeze(name) for name in [*names, (host or "").removeprefix("www.").partition(".")[0]]}
    title_at = _title_at(leaves, [_without_site(t, names, host)[0] for t in shown], site_keys)
    title, site = _without_site(leaves[title_at].text if title_at is not None else next(iter(shown), ""), names, host)
    site = next((s for t in shown if (s := _without_site(t, names, host)[1])), site)
    published = _published(page, node, loose) or _published_time(leaves, title_at)
    told = Told(
        title=" ".join(title.split()) or None,
        outlet=_outlet(names, site, host),
        byline=_writer(page, node, names) or _visible_writer(leaves),
        url=url,
        host=host,
        published=published,
        modified=_modified(page, node, loose, leaves),
    )
    body = node.get("articleBody")
    live = _is_live(node) or any(leaf.has("live") for leaf in leaves) or _is_live_address(url or "")
    return Facts(told, title_at, body if isinstance(body, str) else "", live)


# ---------------------------------------------------------------- JSON-LD


def _report_node(page: Page) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the node that stands for the report ({} if none does), and the dates of JSON-LD that does not parse."""
    found: list[dict[str, Any]] = []
    loose: dict[str, str] = {}
    for text in page.json:
        try:
            found += _nodes(json.loads(_CDATA.sub("", text), strict=False))
        except (ValueError, RecursionError):
            for key, value in _LOOSE.findall(text):
                loose.setdefault(key, value)
    ranked = sorted(enumerate(found), key=lambda item: (_rank(item[1], page.title), item[0]))
    node = next((n for _, n in ranked if _rank(n, page.title)[0] < len(_types())), {})
    dated = next((n for _, n in ranked if "datePublished" in n and _rank(n, "")[0] < len(_types())), {})
    return {**{k: v for k, v in dated.items() if k.startswith("date")}, **node}, loose


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of parsed JSON-LD that describe the page."""
    waiting, seen = [value], 0
    while waiting and seen < NODES:
        item = waiting.pop(0)
        seen += 1
        if isinstance(item, list):
            waiting += item[:NODES]
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in table("html")["json"]["inside"] if isinstance(item.get(key), list | dict)]


@cache
def _types() -> tuple[str, ...]:
    return tuple(table("html")["json"]["reports"])


def _rank(node: dict[str, Any], title: str) -> tuple[int, bool]:
    """Return how surely a node stands for the report: by its type, then by a headline that is the page's."""
    kinds = [_types().index(t) for t in _texts(node.get("@type")) if t in _types()]
    headline = next(iter(_texts(node.get("headline"))), "")
    return min(kinds, default=len(_types())), not _is_same(headline, title)


def _texts(value: Any) -> list[str]:
    """Return the texts in a value of JSON-LD: itself, the parts of a list, the names of objects."""
    if isinstance(value, str):
        return [clean(value[:VALUE])] if value.strip() else []
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, dict):
        return _texts(value.get("name") or value.get("@value") or value.get("url") or value.get("@id"))
    if isinstance(value, list):
        return [text for part in value[:50] if not isinstance(part, list) for text in _texts(part)]
    return []


def _is_live(node: dict[str, Any]) -> bool:
    return any(t in table("html")["json"]["live"] for t in _texts(node.get("@type")))


def _is_live_address(url: str) -> bool:
    parts = urlsplit(url).path.lower().split("/")
    return any(p in words("html", "addresses", "live") for p in parts)


# ---------------------------------------------------------------- dates


def _published(page: Page, node: dict[str, Any], loose: dict[str, str]) -> Published | None:
    for value in [*_texts(node.get("datePublished")), loose.get("datePublished", "")]:
        if day := _day(value):
            return Published(day, "json-ld", f"datePublished: {value}")
    for name, value in page.metas("published"):
        if day := _day(value):
            return Published(day, "meta", f"{name}: {value}")
    return None


def _modified(page: Page, node: dict[str, Any], loose: dict[str, str], leaves: Sequence[Leaf]) -> str | None:
    values = [*_texts(node.get("dateModified")), loose.get("dateModified", "")]
    values += [value for _, value in page.metas("modified")]
    values += [when for leaf in leaves for when, _, kind in leaf.times if "modified" in kind]
    return next((day for value in values if (day := _day(value))), None)


def _day(value: str) -> str | None:
    """Return the ISO day that a value of metadata tells, None if it tells none that can be."""
    value = clean(value[:VALUE])
    day = day_of_words(value) or next((d for d, _ in dates_in(value)), None)
    if not day and re.match(r"\d{8}", value):
        day = next((d for d, _ in dates_in_path(value)), None)
    return day if day and day >= FIRST_DAY and day != ZERO_DAY else None


def _published_time(leaves: Sequence[Leaf], title_at: int | None) -> Published | None:
    """Return the day of a <time> that is marked as that of publication, or of the first one at the head."""
    times = [(leaf, *time) for leaf in leaves for time in leaf.times if not leaf.has("furniture")]
    marked = [t for t in times if re.search(r"publi|pubdate|posted|entry-date|created", t[3], re.IGNORECASE)]
    first = next((leaf.at for leaf in leaves[title_at or 0 :] if len(leaf.text) > VALUE // 10), len(leaves))
    near = [t for t in times if (title_at or 0) - 3 <= t[0].at < first and "nav" not in t[0].places]
    for leaf, when, said, kind in [*marked, *near]:
        if "modif" in kind or "updat" in kind or "updated" in scan(leaf.text).labels:
            continue
        day = _day(when) or _day(said)
        if day:
            return Published(day, "time", when or said)
    return None


# ---------------------------------------------------------------- address and outlet


def _address(page: Page, node: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the page's own address, and the host if that is all that is known."""
    canonical = [href for rel, href in page.links if rel == "canonical"]
    given = [*canonical, *(value for _, value in page.metas("url")), *_texts(node.get("url"))]
    given += _texts(node.get("mainEntityOfPage"))
    if page.saved_from:
        given.append(page.saved_from)
    base = next((g for g in given if _is_address(g)), "")
    full = [_joined(base, g) for g in given]
    good = [g.partition("#")[0] for g in full if _is_address(g)]
    url = next((g for g in good if urlsplit(g).path.strip("/") or urlsplit(g).query), None)
    return url, urlsplit(good[0]).hostname if good else None


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if base else address
    except ValueError:
        return ""


def _is_address(address: str) -> bool:
    """Whether an address is one of the web: what it is shown as can never be more than a link to a page."""
    if len(address) > ADDRESS or re.search(r"[\s<>\"'\\`]", address):
        return False
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and "." in host


def _site_names(page: Page, node: dict[str, Any]) -> list[str]:
    """Return the names that the page gives its site, best first."""
    given = [value for name, value in page.metas("outlet") if name == "og:site_name"]
    given += _texts(node.get("publisher"))
    given += [value for name, value in page.metas("outlet") if name != "og:site_name"]
    return [name for name in given if _is_name(name) and name.casefold() not in words("html", "names", "not_outlets")]


def _is_name(name: str) -> bool:
    return 1 < len(name) <= NAME and "://" not in name and bool(re.search(r"[^\W\d_]", name))


def _outlet(names: Sequence[str], site: str | None, host: str | None) -> str | None:
    """Return the outlet: a listed one if any of its names is listed, else the first name that is there."""
    of_host = outlets.of_host(host) if host else None
    given = [*(outlet_of(name) for name in names), outlet_of(site) if site else None, of_host]
    listed = next((known for name in given if name and (known := outlets.known(name))), None)
    return listed or next((name for name in given[:-1] if name), None)


# ---------------------------------------------------------------- title


def _titles(page: Page, node: dict[str, Any]) -> list[str]:
    """Return the titles that the metadata give, best first."""
    given = [*_texts(node.get("headline")), *(value for _, value in page.metas("title")), page.title]
    return [title for title in given if len(title) > 1]


def _without_site(title: str, names: Sequence[str], host: str | None) -> tuple[str, str | None]:
    """Cut the outlet off "Title | Outlet", and return both. The outlet is one the page names, or a listed one."""
    found = _ENDS.fullmatch(title)
    if not found:
        return title, None
    site = found["site"].strip()
    keys = {outlets.squeeze(name) for name in names}
    label = outlets.squeeze(host.removeprefix("www.").partition(".")[0]) if host else ""
    key = outlets.squeeze(site)
    barred = "|" in title[len(found["title"]) :]
    same = key in keys or (label and (key == label or key == outlets.squeeze(host or "")))
    if same or outlets.known(site) or (barred and (outlets.looks_like_outlet(site) or not keys)):
        return _without_site(found["title"], names, host)[0], site
    return title, None


def _title_at(leaves: Sequence[Leaf], titles: Sequence[str], sites: set[str]) -> int | None:
    """Return the leaf that shows the title: a heading of the first level, or one that is like the metadata's."""
    heads = [leaf for leaf in leaves if leaf.level == 1 and not {"nav", "footer", "aside"} & leaf.places]
    heads = [leaf for leaf in heads if outlets.squeeze(leaf.text) not in sites]
    like = next((leaf for t in titles for leaf in heads if _is_same(leaf.text, t)), None)
    if like:
        return like.at
    if len(heads) == 1 or (heads and not titles):
        return heads[0].at
    lower = [leaf for leaf in leaves if leaf.kind == "heading" or len(leaf.text) < NAME * 2]
    return next((leaf.at for t in titles for leaf in lower if outlets.squeeze(leaf.text) == outlets.squeeze(t)), None)


def _is_same(heading: str, title: str) -> bool:
    """Whether two titles are one, a word or two and the site's name apart."""
    a, b = (set(re.findall(r"[^\W_]+", text.lower())) for text in (heading, title))
    return bool(a and b) and len(a & b) > COMMON * min(len(a), len(b)) and len(a & b) >= min(2, len(a), len(b))


# ---------------------------------------------------------------- writer


def _writer(page: Page, node: dict[str, Any], names: Sequence[str]) -> str | None:
    """Return who the metadata name as writers."""
    sources = [_texts(node.get("author")), *([value] for _, value in page.metas("author"))]
    for given in sources:
        people = [person for value in given if (person := _person(value, names))]
        if people:
            unique = list(dict.fromkeys(people))
            return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"
    return None


def _person(value: str, names: Sequence[str]) -> str | None:
    """Return ``value`` if it can be a writer's name: no address, no login, not the outlet itself."""
    value = re.sub(r"^(?:by|von|par|por|di)\s+", "", value, flags=re.IGNORECASE).strip(" ,;|")
    key = outlets.squeeze(value)
    if not _is_name(value) or "@" in value or key in {outlets.squeeze(n) for n in names}:
        return None
    login = value.casefold() in words("html", "names", "not_writers") or not any(c.isupper() for c in value)
    return None if login else value


def _visible_writer(leaves: Sequence[Leaf]) -> str | None:
    """Return the writer whom a part of the page names that is classed as a byline."""
    for leaf in leaves:
        if len(leaf.text) > NAME or leaf.has("furniture") or not _is_byline(leaf):
            continue
        line = leaf.text.partition("\n")[0]
        who = byline_of(line) or (line if 1 < len(line.split()) <= 6 and not scan(line).end else None)
        if who and (person := _person(who, ())):
            return person
    return None


def _is_byline(leaf: Leaf) -> bool:
    return not words("html", "classes", "byline").isdisjoint(leaf.own)


# ---------------------------------------------------------------- last resort


def guessed_day(page: Page, leaves: Sequence[Leaf]) -> Published | None:
    """Return the date that htmldate finds in the tree, where nothing else tells one; likely at best.

    See Barbaresi 2020, https://doi.org/10.21105/joss.02439. A day that stands there as figures that may be read in two
    ways is none.
    """
    from htmldate import find_date

    try:
        day = find_date(
            page.root, original_date=True, extensive_search=False, min_date=FIRST_DAY, max_date="2100-12-31"
        )
    except Exception:  # a guess that fails is none
        return None
    if not day or not _day(day):
        return None
    said = next((w for leaf in leaves for d, w in dates_in(leaf.text) if d == day), "")
    year, month, number = (int(part) for part in day.split("-"))
    two_ways = (
        rf"\b(?:0?{number}/0?{month}|0?{month}/0?{number})/{year}\b" if number <= 12 and number != month else "$^"
    )
    if not said and any(re.search(two_ways, leaf.text) for leaf in leaves):
        return None
    return Published(day, "htmldate", said or day, "likely")
