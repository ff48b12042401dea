"""Exported playbooks read back: what the workbook put into a file for itself, not what is only shown.

A file is never trusted. What is found in it is read as strictly as any copy of the answers, and goes through
a preview before anything is written.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any

from workbook.answers.document import SIZE_LIMIT, Document, dumps
from workbook.answers.storage.copies import read_copy
from workbook.errors import AnswersUnreadable
from workbook.export.formats.docx_styles import NAMESPACE
from workbook.export.formats.html import ANSWER, HEAD
from workbook.export.formats.markdown import FENCE
from workbook.export.formats.notebook import NAME
from workbook.export.playbook import MEMBERS

LARGEST = 40_000_000
"""Bytes of a file: the answers twice, as words and as data, with pictures."""

MOST_PARTS, MOST_VALUES, DEEPEST = 500, 1_000_000, 40
NOTHING_HELD = (
    "No answers can be read from this file: it was made with names hidden, or by something else, or they "
    "were taken out; choose another copy."
)
TOO_LARGE = f"The file is larger than {LARGEST // 1_000_000} MB; choose another copy."
ONLY_SHOWN = (
    "A file ending in .{} only shows answers, and they cannot be read back from it; choose a copy (.json), "
    "or a playbook ending in {}."
)
NOT_THAT = "The file is not what its name says, or it is damaged; choose another copy."

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)
"""What a package that is damaged is read with."""

_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_STRING = re.compile(rb'"[^"]*"')
_FENCED = re.compile(r"(`{3}|~{3})\s*(json\b.*)?")
_HELD = re.compile(r"customXml/item\d{1,3}\.xml")


def copy_in(raw: bytes, name: str) -> Document:
    """Read the answers in an exported file.

    Args:
        raw: its bytes.
        name: its name; the ending says of which kind it is.

    Raises:
        AnswersUnreadable: nothing in it can be read back, or not safely; the sentence says why.
    """
    find = _FINDERS.get(name.lower().rpartition(".")[2])
    if find is None:
        raise AnswersUnreadable(
            f"Playbooks are read from files ending in {', '.join(_FINDERS)}; choose one of these."
        )
    if len(raw) > LARGEST:
        raise AnswersUnreadable(TOO_LARGE)
    return read_copy(find(raw))


def check_kind(name: str) -> None:
    """Refuse what by its name only shows answers, such as a table or a calendar.

    Args:
        name: the file's name.

    Raises:
        AnswersUnreadable: it does.
    """
    ending = name.lower().rpartition(".")[2]
    if ending in _SHOWN:
        raise AnswersUnreadable(ONLY_SHOWN.format(ending, ", ".join(_FINDERS)))


def is_playbook(name: str) -> bool:
    """Return whether a file's name says that it is an exported playbook.

    Args:
        name: the file's name.
    """
    return name.lower().rpartition(".")[2] in _FINDERS


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise AnswersUnreadable(NOT_THAT) from None


def _in_markdown(raw: bytes) -> bytes:
    """Return the last block that is for the workbook; what a reader typed can look like one in no way."""
    lines = _text(raw).splitlines()
    starts = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    # What lays Markdown out anew may drop the word behind the fence; a reader's own backticks are escaped.
    starts = starts or [number for number, line in enumerate(lines) if _FENCED.fullmatch(line.strip())][-2:-1]
    if not starts:
        raise AnswersUnreadable(NOTHING_HELD)
    block = lines[starts[-1] + 1 :]
    ends = [number for number, line in enumerate(block) if line.strip() in ("```", "~~~")]
    return "\n".join(block[: ends[0] if ends else None]).encode()


def _in_html(raw: bytes) -> bytes:
    from lxml import etree  # type: ignore[import-untyped, unused-ignore]

    found: list[str] = []
    heads: list[str] = []

    class Look:
        def start(self, tag: str, attributes: Mapping[str, str]) -> None:
            if HEAD in attributes:
                heads.append(attributes[HEAD])
            if ANSWER in attributes:
                found.append(attributes[ANSWER])

        def close(self) -> None: ...

    parser = etree.HTMLParser(target=Look(), encoding="utf-8", no_network=True, recover=True)
    try:
        etree.fromstring(_text(raw).encode(), parser)
    except (etree.LxmlError, AssertionError):
        raise AnswersUnreadable(NOT_THAT) from None
    return _joined(found, heads[0] if heads else dumps(MEMBERS))


def _in_notebook(raw: bytes) -> bytes:
    text = _text(raw)
    _check_shape(text)
    try:
        file = json.loads(text)
    except (ValueError, RecursionError):
        raise AnswersUnreadable(NOT_THAT) from None
    head = _carried(file) or MEMBERS
    cells = file.get("cells") if isinstance(file, dict) else None
    carried = [held for cell in cells if (held := _carried(cell))] if isinstance(cells, list) else []
    records = [_dumped({str(held.get("key")): held.get("entry")}) for held in carried]
    return _joined(records, _dumped(head))


def _carried(here: Any) -> Mapping[str, Any] | None:
    told = here.get("metadata") if isinstance(here, dict) else None
    held = told.get(NAME) if isinstance(told, dict) else None
    return held if isinstance(held, dict) else None


def _dumped(entry: Any) -> str:
    try:
        return dumps(entry)
    except (ValueError, RecursionError):
        raise AnswersUnreadable(NOT_THAT) from None


def _check_shape(text: str) -> None:
    """Refuse what holds far more or lies far deeper than a notebook does, before anything is built."""
    raw = text.encode("utf-8", "surrogatepass").replace(b"\\\\", b"").replace(b'\\"', b"")
    bare = _STRING.sub(b"", raw)
    depth = max(accumulate(_STEP.get(byte, 0) for byte in bare), default=0)
    if bare.count(b",") + bare.count(b"[") + bare.count(b"{") > MOST_VALUES or depth > DEEPEST:
        raise AnswersUnreadable(NOT_THAT)


def _joined(found: list[str], head: str) -> bytes:
    """Return single records as one answers file; the same one twice, as after copying a cell, counts once."""
    if not found:
        raise AnswersUnreadable(NOTHING_HELD)
    answers = ",".join(map(_members, dict.fromkeys(found)))
    return f'{{{_members(head)}, "answers": {{{answers}}}}}'.encode("utf-8", "surrogatepass")


def _members(told: str) -> str:
    """Return what stands between the braces; it is read strictly where it is going to stand."""
    return told.strip().removeprefix("{").removesuffix("}")


def _in_docx(raw: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = package.namelist()
            fits = len(names) <= MOST_PARTS and are_plain(package)
            held = [name for name in names if _HELD.fullmatch(name)] if fits else []
            for name in held:
                with package.open(name) as part:
                    found = _answers_in(part.read(2 * SIZE_LIMIT + 1))
                if found is not None:
                    return found
    except (*BROKEN, ValueError):
        raise AnswersUnreadable(NOT_THAT) from None
    raise AnswersUnreadable(NOTHING_HELD)


def are_plain(package: zipfile.ZipFile) -> bool:
    """Return whether every part is packed as office programs do it; other ways may ask for any memory."""
    packed = {part.compress_type for part in package.infolist()}
    return packed <= {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def _answers_in(part: bytes) -> bytes | None:
    """Return what a part of a package holds for the workbook; none with declarations of its own does."""
    from lxml import etree  # type: ignore[import-untyped, unused-ignore]

    if len(part) > 2 * SIZE_LIMIT or b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        return None
    ours = root.tag == f"{{{NAMESPACE}}}answers" and not len(root)
    return str(root.text or "").encode("utf-8", "surrogatepass") if ours else None


_SHOWN = {"xlsx", "xls", "csv", "tsv", "ods", "odt", "ics", "pdf", "doc", "rtf", "svg", "png"}
_FINDERS: Mapping[str, Callable[[bytes], bytes]] = {
    "md": _in_markdown,
    "html": _in_html,
    "docx": _in_docx,
    "ipynb": _in_notebook,
}
