"""Which outlet a report is of."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from travaux.model import Report


def outlets_of(report: Report) -> set[str]:
    """Return names for a report's outlet, its own and its site's; none if nothing tells it."""
    site = "/".join((report.url or "").split("/", 3)[:3])  # the pages of a site share it, and are many
    names = (report.outlet or "", _host(site).removeprefix("www."))
    return {name.lower() for name in names if name}


def of_one_outlet(a: Report, b: Report) -> bool:
    """Whether two reports are of one outlet, as far as they tell."""
    return bool(outlets_of(a) & outlets_of(b))


@lru_cache(maxsize=4096)
def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # not an address after all
        return ""
