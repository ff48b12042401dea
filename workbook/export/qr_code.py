"""A text as a picture code (QR) that a camera reads."""

from __future__ import annotations

import io

from workbook.errors import WorkbookError

TOO_LONG = "This is too long for a picture code: choose something shorter, or a file."


class TooLong(WorkbookError):
    """A text does not fit into a picture code."""


def picture_code(text: str, title: str, *, finest: int = 40) -> str:
    """Return a picture code as SVG, dark on light with its margin, as wide as its place.

    Args:
        text: what a camera reads.
        title: what the picture is called.
        finest: the largest version of code, 1 to 40; finer ones have smaller squares.

    Raises:
        TooLong: the text does not fit.
    """
    import segno

    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError:
        raise TooLong(TOO_LONG) from None
    if int(code.version) > finest:
        raise TooLong(TOO_LONG)
    out = io.BytesIO()
    code.save(out, kind="svg", omitsize=True, border=4, light="#fff", xmldecl=False, title=title)
    return out.getvalue().decode("utf-8")
