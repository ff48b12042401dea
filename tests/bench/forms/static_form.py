"""The form as one HTML page without a kernel: nothing can be usable sooner than this."""

from __future__ import annotations

from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from tests.bench.forms.outline import Part, outline

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Form</title>
<style>
body {{ max-width: 40rem; margin: auto; font: 1rem/1.5 sans-serif }}
label, textarea {{ display: block }}
</style>
</head><body>{body}<script>
document.addEventListener("focusout", ({{ target }}) => {{
  if (target.matches("textarea")) target.nextElementSibling.textContent = "Kept: " + target.value;
}});
</script></body></html>
"""


def write(folder: Path, slug: str) -> None:
    """Write a chapter's form into a folder as `slug.html`."""
    body = "\n".join(_html(number, part) for number, part in enumerate(outline(slug)))
    (folder / f"{slug}.html").write_text(PAGE.format(body=body), encoding="utf-8")


def _html(number: int, part: Part) -> str:
    if part.kind == "prose":
        return str(MarkdownIt().render(part.label))
    if part.kind in ("one", "some"):
        return f"<fieldset><legend>{escape(part.label)}</legend>{_options(number, part)}</fieldset>"
    return f"<label for=p{number}>{escape(part.label)}</label>{_control(number, part)}"


def _options(number: int, part: Part) -> str:
    kind = "radio" if part.kind == "one" else "checkbox"
    control = f"<input type={kind} name=p{number}>"
    return "".join(f"<label>{control}{escape(option)}</label>" for option in part.options)


def _control(number: int, part: Part) -> str:
    match part.kind:
        case "words":
            return f"<textarea id=p{number}></textarea><p></p>"
        case "number":
            return f"<input id=p{number} type=range min={part.lowest} max={part.highest}>"
    return f"<input id=p{number}>"
