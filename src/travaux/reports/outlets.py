"""Who published a report: names of outlets from a line, a dateline, a byline, an address or a file name."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from travaux.reports.lexicon import table, words

# Longest name of an outlet, in words; what is longer is a sentence or a title.
NAME_WORDS = 6
# Letters up to which a file name without vowels is an abbreviation ("xbc").
ABBREVIATION = 5
# Letters of a name at least, unless it is a listed one.
SHORTEST = 3
# Letters from which a squeezed name is looked up in the text ("riverwire", "River Wire"): shorter ones occur by chance.
SQUEEZED = 6
# Characters at the start and at the end of a text in which an outlet is likely to name itself.
NEAR_ENDS = 20_000


def squeeze(name: str) -> str:
    """Return ``name`` as a key: lower case, letters and digits only, without "the" in front and "and"."""
    kept = re.findall(r"[^\W_]+", re.sub(r"['’.]", "", name.lower()))
    return "".join(w for n, w in enumerate(kept) if w != "and" and not (n == 0 and w == "the" and len(kept) > 1))


@cache
def _known() -> dict[str, str]:
    """Return the listed outlets by the squeezed forms of their names and domains."""
    forms = {squeeze(name): name for name in table("outlets")["names"]}
    for name, others in table("outlets")["names"].items():
        for form in others:
            forms.setdefault(squeeze(form), name)
    for domain, name in _domains().items():
        label, _, ending = domain.partition(".")
        if (ending.count(".") == 0 or ending.startswith("co.")) and label not in words("head", "files", "generic"):
            forms.setdefault(squeeze(label), name)
    return forms


def known(name: str) -> str | None:
    """Return the usual name of a listed outlet, however its name is spelt and spaced; None if it is not listed."""
    key = squeeze(name)
    return _known().get(key) if key else None


@cache
def _domains() -> dict[str, str]:
    names = table("outlets")["names"].items()
    return {form: name for name, others in names for form in others if "." in form and " " not in form}


def of_host(host: str) -> str | None:
    """Return the outlet of a host name: the listed one, else the host without "www"; None for an empty host."""
    parts = [p for p in host.lower().split(".") if p]
    for n in range(len(parts) - 1):
        if found := _domains().get(".".join(parts[n:])):
            return found
    while len(parts) > 2 and parts[0] in words("head", "files", "hosts"):
        parts = parts[1:]
    return ".".join(parts) or None


def of_url(url: str) -> str | None:
    """Return the outlet of an address, or None if it has no host."""
    try:
        return of_host(urlsplit(url).hostname or "")
    except ValueError:
        return None


def looks_like_outlet(name: str) -> bool:
    """Whether ``name`` is listed, or is short, capitalised and has a word that outlets are named by."""
    if known(name):
        return True
    parts = name.split()
    if (
        not 0 < len(parts) <= NAME_WORDS
        or name[-1:] in ".?!:;,"
        or name.casefold() in words("head", "sections", "names")
    ):
        return False
    capital = all(p[:1].isupper() or p in {"of", "the", "and", "&", "for", "in"} for p in parts)
    return capital and bool(_outlet_word().search(name))


def has_outlet_word(name: str) -> bool:
    """Whether ``name`` is a listed outlet or has a word that outlets are named by, however long it is."""
    return bool(known(name) or _outlet_word().search(name))


@cache
def _outlet_word() -> re.Pattern[str]:
    listed = sorted(words("head", "outlets", "words"), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(listed) + r")\b", re.IGNORECASE)


def shown(name: str) -> str:
    """Return a nameplate as an outlet is written: not all in capitals, without the place in brackets."""
    bare = re.sub(r"\s\([^()]+\)$|\s#\d+$", "", name)
    shouted = re.fullmatch(r"((?:[A-Z&’'.-]{2,}\s)*[A-Z&’'.-]{2,})(?:\s[a-z]+)", bare)
    bare = shouted[1] if shouted else bare  # "FORTNIGHT magazine"
    if not bare.isupper() or len(bare) <= ABBREVIATION:
        return bare
    return " ".join(cased(part.lower(), n) for n, part in enumerate(bare.split(" ")))


def ends_like_outlet(name: str) -> bool:
    """Whether ``name`` looks like an outlet's by its last word or its first: "Harbour Post", "Radio Vessby"."""
    parts = name.split()
    return looks_like_outlet(name) and any(_outlet_word().fullmatch(p) is not None for p in (parts[0], parts[-1]))


def is_section(name: str) -> bool:
    """Whether ``name`` is a part of a paper ("Analysis", "World") rather than an outlet."""
    return name.strip().casefold() in words("head", "sections", "names")


class FileName:
    """What a file name tells of the outlet: its words without numbers, suffixes such as "-live", and the ending."""

    def __init__(self, name: str) -> None:
        stem = re.sub(r"\.[A-Za-z0-9]{1,9}$", "", name)
        spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", stem).replace("&", "-and-")
        every = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", spaced.lower())
        self.parts = _bare(every)
        self.numbered = every[:1] != self.parts[:1]
        self.key = squeeze(" ".join(self.parts))

    def outlet(self, text: str, title: str | None) -> tuple[str | None, bool]:
        """Return the outlet, and whether it is one for sure rather than any words.

        ``text`` is looked through for the outlet's own spelling; a file named after its ``title`` names no outlet.
        """
        if not self.parts or " ".join(self.parts) in words("head", "files", "generic") or self._is_of(title):
            return None, False
        if found := known(self.key):
            return found, True
        if host := _host(self.parts):
            return of_host(host), True
        if len(self.key) < SHORTEST:
            return None, False
        name = in_text(self.key, text) or " ".join(cased(p, n) for n, p in enumerate(self.parts))
        return name, bool(_outlet_word().search(" ".join(self.parts)))

    def _is_of(self, title: str | None) -> bool:
        """Whether the file is named after the story: three words and more, most of them in its title.

        One or two words that the title has are a subject too ("iran-deal.txt"), unless the files are numbered.
        """
        wanted = {p for p in self.parts if len(p) > 2}
        told = set(re.findall(r"[^\W_]+", (title or "").lower()))
        if not self.numbered and wanted <= told and not known(self.key):
            return bool(wanted)
        return len(wanted) >= 3 and len(wanted & told) > len(wanted) / 2

    def spells(self, name: str) -> bool:
        """Whether ``name`` is this file's outlet, in full, by its initials, or without "News" and the like."""
        key = squeeze(name)
        return bool(key) and key in {self.key, "".join(p[0] for p in self.parts)}


def _bare(parts: list[str]) -> list[str]:
    """Return the words of a file name without numbers in front and behind, and without "-live" and the like."""
    while parts and parts[0].isdecimal() and not known(" ".join(parts)):
        parts = parts[1:]
    while len(parts) > 1 and not known(" ".join(parts)):
        if not parts[-1].isdecimal() and parts[-1] not in words("head", "files", "suffixes"):
            break
        parts = parts[:-1]
    return parts


def _host(parts: list[str]) -> str | None:
    """Return the host name that ``parts`` spell with hyphens for dots ("blogs", "example", "com"), if they do."""
    for size in (2, 1):
        ending = " ".join(parts[-size:])
        if len(parts) > size and ending in words("head", "files", "domains"):
            return _join_host(parts[:-size], parts[-size:])
    return None


def _join_host(names: list[str], ending: list[str]) -> str:
    while len(names) > 1 and names[0] in words("head", "files", "hosts") and "".join(names) not in _known():
        names = names[1:]
    dotted = ".".join([*names, *ending])
    return dotted if of_host(dotted) != dotted else ".".join(["-".join(names), *ending])


def cased(part: str, place: int) -> str:
    """Return a word of a name, given in lower case, as names write it; ``place`` is 0 for the first word."""
    if place and part in {"of", "and", "the", "de", "la", "le", "for", "in"}:
        return part
    if len(part) <= ABBREVIATION and not re.search(r"[aeiouy\d]", part):
        return part.upper()
    return part[:1].upper() + part[1:]


def in_text(key: str, text: str) -> str | None:
    """Return the capitalised words of ``text`` that squeeze to ``key``, the most frequent spelling; else None."""
    if len(key) <= ABBREVIATION and re.search(rf"\b{re.escape(key.upper())}\b", text):
        return key.upper() if not re.search(rf"\b{re.escape(key.capitalize())}\b", text) else None
    if len(key) < SQUEEZED or not key.isascii():
        return None
    letters = r"(?:[ .'’-]|\s?&\s?|\sand\s)?".join(re.escape(c) for c in key)
    near = text if len(text) <= 2 * NEAR_ENDS else text[:NEAR_ENDS] + "\n" + text[-NEAR_ENDS:]
    spelt = [s for s in re.findall(rf"(?<!\w){letters}(?!\w)", near, re.IGNORECASE) if _is_name(s)]
    return min(sorted(set(spelt)), key=lambda s: -spelt.count(s), default=None)


def _is_name(spelt: str) -> bool:
    parts = [p for p in re.findall(r"[^\W_]+", spelt) if p != "and"]
    return all(p[0].isupper() for p in parts) and not (spelt.isupper() and len(parts) > 1)


def shorter(name: str, file: FileName) -> str:
    """Return ``name`` without a last word such as "News" if the file is named so ("XBC News", "03-xbc.txt")."""
    head, _, last = name.rpartition(" ")
    if head and last.lower() in words("head", "outlets", "dropped") and file.spells(head):
        return head
    return name
