"""The pictures of the workbook as empty frames, to draw in by hand; inks are plain, for paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbook.elements import Html, join, svg, tag

INK, QUIET, SOFT = "#24211d", "#57514a", "#c9c1b5"
Point = tuple[float, float]


def frame(name: str) -> Html | None:
    """Return an empty frame for a picture; `None` where there is nothing to draw by hand."""
    return FRAMES[name]() if name in FRAMES else None


def _svg(wide: float, high: float, *inside: Html) -> Html:
    size = {"width": f"{wide:g}mm", "height": f"{high:g}mm", "viewBox": f"0 0 {wide:g} {high:g}"}
    return svg(*inside, aria_hidden="true", **size)


def _line(*points: Point, colour: str = QUIET, wide: float = 0.3, dashes: str | None = None) -> Html:
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    return tag(
        "polyline", points=path, fill="none", stroke=colour, stroke_width=wide, stroke_dasharray=dashes
    )


def _words(x: float, y: float, words: str, *, anchor: str = "middle", turn: int = 0) -> Html:
    turned = f"rotate({turn} {x:g} {y:g})" if turn else None
    look = {"font_size": 3.2, "fill": QUIET, "text_anchor": anchor, "transform": turned}
    return tag("text", words, x=x, y=y, **look)


def _box(x: float, y: float, wide: float, high: float, *, dashes: str | None = None) -> Html:
    place = {"x": x, "y": y, "width": wide, "height": high, "rx": 2.0}
    return tag("rect", fill="none", stroke=QUIET, stroke_width=0.3, stroke_dasharray=dashes, **place)


def _arrow(start: Point, end: Point) -> Html:
    (x, y), (far, down) = start, end
    long = ((far - x) ** 2 + (down - y) ** 2) ** 0.5
    across, along = (far - x) / long, (down - y) / long
    back = far - 3 * across, down - 3 * along
    head = [(back[0] + side * along * 1.5, back[1] - side * across * 1.5) for side in (1, -1)]
    tip = tag("polygon", points=" ".join(f"{a:.2f},{b:.2f}" for a, b in (end, *head)), fill=QUIET)
    return join(_line(start, back), tip)


def _square(across: str, up: str) -> Html:
    left, top, side = 12.0, 4.0, 88.0
    step = side / 10
    grid = [
        _line(*ends, colour=SOFT, wide=0.2)
        for number in range(11)
        for ends in (
            ((left + number * step, top), (left + number * step, top + side)),
            ((left, top + number * step), (left + side, top + number * step)),
        )
    ]
    numbers = [_words(left + number * step, top + side + 4.5, str(number)) for number in range(0, 11, 5)]
    numbers += [
        _words(left - 2, top + side - number * step + 1.1, str(number), anchor="end")
        for number in range(0, 11, 5)
    ]
    names = _words(left + side / 2, top + side + 9.5, across), _words(4, top + side / 2, up, turn=-90)
    return _svg(
        104, 104, *grid, _line((left, top), (left, top + side), (left + side, top + side)), *numbers, *names
    )


def _plane() -> Html:
    return _square("separateness: myself →", "connection: close →")


def _people() -> Html:
    return _square("how free to be myself →", "how close →")


def _loop() -> Html:
    wide, high = 66.0, 30.0
    places = {
        "what I do": (4.0, 2.0), "what they may feel": (104.0, 2.0),
        "what they do": (104.0, 52.0), "what I feel": (4.0, 52.0),
    }  # fmt: skip
    boxes = [
        join(
            _box(x, y, wide, high, dashes="2 1.5" if "they" in name else None),
            _words(x + 3, y + 5, name, anchor="start"),
        )
        for name, (x, y) in places.items()
    ]
    arrows = (
        _arrow((72, 17), (102, 17)), _arrow((137, 34), (137, 50)),
        _arrow((102, 67), (72, 67)), _arrow((37, 50), (37, 34)),
    )  # fmt: skip
    return _svg(174, 84, *boxes, *arrows)


def _seesaw() -> Html:
    one = [
        join(
            _line((x, 26), (x + 46, 26), wide=0.5),
            tag(
                "polygon",
                points=f"{x + 23},27 {x + 19},35 {x + 27},35",
                fill="none",
                stroke=QUIET,
                stroke_width=0.3,
            ),
            _words(x, 40, "they do more", anchor="start"),
            _words(x + 46, 40, "I do more", anchor="end"),
            _line((x, 8), (x + 46, 8), colour=SOFT),
        )
        for x in (4.0, 64.0, 124.0)
    ]
    return _svg(174, 43, *one)


def _worry() -> Html:
    cards = (
        ("I was worried", 47, 2, 80), ("so I", 47, 36, 80),
        ("I fought for", 4, 72, 76), ("they fought for", 94, 72, 76),
    )  # fmt: skip
    boxes = [join(_box(x, y, w, 24), _words(x + 3, y + 5, name, anchor="start")) for name, x, y, w in cards]
    arrows = _arrow((87, 27), (87, 35)), _arrow((76, 61), (48, 71)), _arrow((98, 61), (126, 71))
    return _svg(174, 98, *boxes, *arrows)


def _triangle() -> Html:
    corners = (87.0, 12.0), (30.0, 72.0), (144.0, 72.0)
    marks = [
        tag("circle", cx=x, cy=y, r=8.0, fill="#fff", stroke=QUIET, stroke_width=0.3) for x, y in corners
    ]
    names = (
        _words(98, 11, "the third", anchor="start"), _words(30, 85, "one"), _words(144, 85, "the other"),
        _words(87, 70, "what the two do not talk about"),
    )  # fmt: skip
    return _svg(174, 88, _line(*corners, corners[0]), *marks, *names)


def _weeks() -> Html:
    wide = 27.0
    leaves = [
        join(
            _box(1 + number * 29, 1, wide, 26),
            _line((1 + number * 29, 8), (1 + number * 29 + wide, 8)),
            _words(1 + number * 29 + wide / 2, 6, f"{number + 1}" + (", midpoint" if number == 2 else "")),
        )
        for number in range(6)
    ]
    return _svg(174, 28, *leaves)


def _lines() -> Html:
    left, top, step, down = 10.0, 3.0, 13.0, 4.6
    rows = [
        _line((left, top + number * down), (left + 12 * step, top + number * down), colour=SOFT, wide=0.2)
        for number in range(11)
    ]
    columns = [
        _line((left + number * step, top), (left + number * step, top + 10 * down + 8), colour=SOFT, wide=0.2)
        for number in range(13)
    ]
    numbers = [
        _words(left - 2, top + (10 - number) * down + 1.1, str(number), anchor="end") for number in (0, 5, 10)
    ]
    return _svg(170, 64, *rows, *columns, *numbers, _words(left + 6 * step, top + 10 * down + 13, "days"))


def _timeline() -> Html:
    step = 14.0
    ticks = [_line((3 + number * step, 26), (3 + number * step, 32)) for number in range(13)]
    gaps = [
        _line((3.5 + number * step, 39), (2.5 + (number + 1) * step, 39), colour=SOFT) for number in range(12)
    ]
    return _svg(
        174,
        46,
        _line((3, 29), (3 + 12 * step, 29)),
        *ticks,
        *gaps,
        _words(87, 44.5, "twelve months, from this one on"),
    )


FRAMES: Mapping[str, Callable[[], Html]] = {
    "plane": _plane,
    "people": _people,
    "loop": _loop,
    "seesaw": _seesaw,
    "worry": _worry,
    "triangle": _triangle,
    "weeks": _weeks,
    "lines": _lines,
    "timeline": _timeline,
}
