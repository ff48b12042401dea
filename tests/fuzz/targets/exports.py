"""Files that the workbook made for elsewhere, on their way back: playbooks."""

from __future__ import annotations

import io
import json
import zipfile
from xml.sax.saxutils import escape, quoteattr

from tests.fuzz.changing import as_document
from tests.fuzz.target import Target
from workbook.answers.document import render
from workbook.answers.operations.preview import read_copy
from workbook.errors import AnswersUnreadable
from workbook.export.formats.docx_styles import NAMESPACE
from workbook.export.formats.html import ANSWER, HEAD
from workbook.export.formats.markdown import FENCE
from workbook.export.formats.notebook import NAME
from workbook.export.read_back import copy_in

ENDINGS = ("md", "html", "docx", "ipynb")


def _playbook(raw: bytes) -> None:
    """Bytes are read as each kind of file, and as what each kind of file holds for the workbook."""
    for ending in ENDINGS:
        for file in (raw, _WRAPPED[ending](raw)):
            try:
                copy = copy_in(file, f"a.{ending}")
            except AnswersUnreadable:
                continue
            assert read_copy(render(copy)) == copy


def _in_markdown(raw: bytes) -> bytes:
    return FENCE.encode() + b"\n" + raw + b"\n```\n"


def _in_html(raw: bytes) -> bytes:
    text = quoteattr(raw.decode("utf-8", "replace"))
    return f"<!doctype html><html {HEAD}='{{}}'><p {ANSWER}={text}>".encode()


def _in_docx(raw: bytes) -> bytes:
    text = f'<answers xmlns="{NAMESPACE}">{escape(raw.decode("utf-8", "replace"))}</answers>'
    return _package({"customXml/item1.xml": text})


def _in_notebook(raw: bytes) -> bytes:
    try:
        entry = json.loads(raw)
    except (ValueError, RecursionError):
        return raw
    cell = {"cell_type": "raw", "source": "", "metadata": {NAME: {"key": "01-one.a", "entry": entry}}}
    return json.dumps(
        {"cells": [cell], "metadata": {NAME: entry}, "nbformat": 4, "nbformat_minor": 5}
    ).encode()


def _package(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return file.getvalue()


_WRAPPED = {"md": _in_markdown, "html": _in_html, "docx": _in_docx, "ipynb": _in_notebook}

PLAYBOOK = Target(
    name="playbook",
    brief=700,
    run=_playbook,
    change=as_document,
    words=(
        FENCE,
        "```",
        ANSWER,
        HEAD,
        NAME,
        "customXml/item1.xml",
        "PK\x03\x04",
        "<!DOCTYPE",
        "&#0;",
        "}",
        '"answers"',
    ),
)
