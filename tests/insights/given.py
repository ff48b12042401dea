"""Answers to draw from: a reader's ordinary ones, and what no reader would write."""

from hypothesis import strategies as st

from workbook.insights.pictures import PICTURES

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
HOSTILE = [
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<a href='https://example.org'>here</a>",
    '<a href="javascript:alert(1)">x</a>',
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "</text><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "<!-- -->",
    "<![CDATA[x]]>",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY e 'x'>]>",
    "&e;",
    "&lt;b&gt;",
    "&#60;script&#62;",
    "&amp;lt;",
    "a < b > c",
    "\" onload='alert(1)'",
    '\' onload="alert(1)"',
    "x' style='fill:red",
    "$x^2$",
    "$$\\frac{1}{2}$$",
    "%{x}",
    "%{text}<extra></extra>",
    "{person}",
    "{0}",
    "%s %d",
    "<br>",
    "<sub>1</sub>",
    "<span style='color:red'>x</span>",
    "javascript:alert(1)",
    "url(https://example.org)",
    "expression(alert(1))",
    "\x00\x01\x1b[31m",
    "\u202eright to left",
    "\ud800",
    "\ufffe\uffff",
    "\\u003cb\\u003e",
    "＜b＞",
    "<B\n>x</B\n>",
]
SCRIPTS = [
    "Grandmother, whom we all called by her second name",
    "أنا أبتعد عندما يرتفع الصوت",
    "אני שותקת כשהוא מדבר",
    "言葉にできない気持ちがとても長く続く",
    "मैं चुप हो जाती हूँ",
    "ฉันเงียบไปทันทีเมื่อเขาเสียงดัง",
    "Я ухожу в другую комнату",
    "👩‍👩‍👧‍👦👍🏽🇰🇪",
    "é" * 40,
    "a\u0301\u0301\u0301" * 30,
    LONG * 4,
]


def filled(name: str, text: str, count: int = 1, *, level: int = 4) -> dict:
    """Every role of a picture with one text wherever text goes, and `count` rows where there are rows."""
    day = "2026-05-{:02}"
    rows = {
        "people": {"who": text, "tie": text, "close": level, "free": 3},
        "areas": {"area": text, "tilt": level},
        "tasks": {"task": text, "kind": "Feeling", "who": text, "hours": "3–4"},
        "plan": {"week": "3, midpoint", "step": text, "day": "2026-05-09"},
        "days": {"day": "2026-05-09", "what": text, "kind": text},
        "family": {"day": "2026-05-10", "says": text, "one": text, "other": text, "third": text},
        "triangles": {"two": text, "third": text, "out": text, "unsaid": text},
        "quarrels": {"about": text, "mine": text, "theirs": text},
    }
    sentences = {
        "chain": {"worry": text, "reaction": text, "mine": text, "theirs": text},
        "step_out": {"person": text, "gladly": text},
    }
    given = {}
    for role in PICTURES[name].roles:
        if role in rows:
            given[role] = [dict(rows[role]) for _ in range(count)]
        elif role in sentences:
            given[role] = sentences[role]
        elif name == "lines":
            given[role] = [
                {"day": day.format(1 + number % 28), "level": level, "words": text} for number in range(count)
            ]
        else:
            given[role] = level if name == "plane" else text
    return given


_cell = (
    st.none()
    | st.text(max_size=40)
    | st.sampled_from(HOSTILE + SCRIPTS + ["2026-05-09", "3–4", "1", "0001-01-01"])
)
_leaf = (
    _cell
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.binary(max_size=4)
    | st.sampled_from(["9999-12-31", "3, midpoint", "Later", 4, -5, 10])
)
_names = [
    "who", "tie", "close", "free", "area", "tilt", "task", "kind", "hours", "week", "step", "day", "what",
    "says", "two", "third", "out", "unsaid", "about", "mine", "theirs", "worry", "reaction", "person",
    "gladly", "level", "words",
]  # fmt: skip
_row = st.dictionaries(st.sampled_from(_names), _leaf | st.lists(_leaf, max_size=2), max_size=8)
anything = _leaf | _row | st.lists(_leaf | _row, max_size=8) | st.tuples(_leaf, _row)


def whatever(name: str) -> st.SearchStrategy[dict]:
    """Anything at all in any role of a picture."""
    return st.dictionaries(st.sampled_from([*PICTURES[name].roles, "unknown"]), anything, max_size=6)
