"""Which outlet a report is of."""

from __future__ import annotations

from urllib.parse import urlsplit

from travaux.model import Report


def outlets_of(report: Report) -> set[str]:
    """Return names for a report's outlet, its own and its site's; none if nothing tells it."""
    names = (report.outlet or "", _host(report.url or "").removeprefix("www."))
    return {name.lower() for name in names if name}


def of_one_outlet(a: Report, b: Report) -> bool:
    """Whether two reports are of one outlet, as far as they tell."""
    return bool(outlets_of(a) & outlets_of(b))


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # not an address after all
        return ""
