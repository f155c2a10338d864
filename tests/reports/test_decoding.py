"""Bytes to text, in encodings that are marked, unmarked and mislabelled."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reports.decoding import decode, decode_line, sound
from travaux.reports.readers import UnreadableError

TEXT = "Fares “rise”, said the café’s owner – by 5 €.\r\nNo more.\n"


@pytest.mark.parametrize(
    ("data", "declared", "doubt"),
    [
        (TEXT.encode(), None, None),
        (TEXT.encode("utf-8-sig"), None, None),
        (TEXT.encode("utf-16"), None, None),
        (TEXT.encode("utf-32"), None, None),
        (TEXT.encode("utf-16-le"), None, "UTF-16, which has no mark"),
        (TEXT.encode("utf-16-be"), None, "UTF-16, which has no mark"),
        (TEXT.encode("windows-1252"), None, "Windows-1252: not valid UTF-8 at byte 6"),
        (b"\xef\xbb\xbf" + TEXT.encode("windows-1252"), None, "Windows-1252"),
        (b"\xff\xfe" + TEXT.encode(), None, "its mark says UTF-16"),
        (TEXT.replace("é", "").encode().replace(b"caf", b"caf\xe9"), None, "not valid UTF-8 at byte 30 (1 in all)"),
        (TEXT.encode("windows-1252"), "windows-1252", None),
        (TEXT.encode("windows-1252"), "iso-8859-1", "Windows-1252"),
        (TEXT.encode(), "us-ascii", None),
        (TEXT.encode(), "none-such", None),
        (TEXT.encode(), "hex", None),
        (TEXT.encode(), "idna", None),
        (TEXT.encode("utf-16-le"), "utf-16-le", None),
    ],
)
def test_encodings(data: bytes, declared: str | None, doubt: str | None) -> None:
    text, said = decode(data, declared)
    assert text == TEXT
    assert (said is None) == (doubt is None)
    assert (doubt or "") in (said or "")


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"text\0text", "the first at byte 4"),
        (b"\xff\xfea", "UTF-16"),
        (b"\xef\xbb\xbfa\0b", "NUL"),
        (b"caf\x81 text", "neither UTF-8 nor Windows-1252"),
        (bytes(range(1, 32)) * 9 + b"\xff", "not a text file"),
        ("Паром не отплывает, говорят на причале".encode("cp1251"), "nor a Western encoding"),
        ("渡し船は出ない、と埠頭で言われた".encode("euc-jp"), "neither UTF-8"),
        (b"%PDF-1.7", "ending .pdf"),
        (b"\xd0\xcf\x11\xe0", "save it as .docx"),
    ],
)
def test_what_is_no_text(data: bytes, part: str) -> None:
    with pytest.raises(UnreadableError, match=part):
        decode(data)


def test_garbled_text_is_kept_and_doubted() -> None:
    garbled = ("“Fares rise”, they said. " * 3).encode().decode("windows-1252", "ignore")
    text, doubt = decode(garbled.encode())
    assert text == garbled
    assert doubt
    assert doubt.startswith("garbled")


def test_lines() -> None:
    assert decode_line("café".encode()) == ("café", False)
    assert decode_line("café".encode("windows-1252")) == ("café", True)
    assert decode_line(b"caf\x81") == ("caf\ufffd", True)


@given(
    st.binary(max_size=200), st.sampled_from([None, "utf-8", "utf-16", "utf-7", "cp037", "iso2022_jp", "zlib", "x\0"])
)
def test_any_bytes(data: bytes, declared: str | None) -> None:
    texts = [decode_line(data)[0]]
    with contextlib.suppress(UnreadableError):
        texts.append(decode(data, declared)[0])
    assert all("\0" not in sound(text).encode().decode() for text in texts)
