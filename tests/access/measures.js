// What a person would notice, as a machine can measure it. Each function returns complaints; none is good.
(() => {
  const PRESSABLE =
    "a[href], button, summary, select, textarea, input:not([type=hidden]), [role=button], [tabindex='0']";
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const called = (it) =>
    `${it.localName}${it.id && `#${it.id}`}.${[...it.classList].join(".")} “${(it.getAttribute("aria-label") ?? it.textContent ?? "").trim().slice(0, 40)}”`;
  const hiddenFromEyes = (it) => {
    for (let at = it; at; at = at.parentElement) if (getComputedStyle(at).clipPath.startsWith("inset(50%")) return true;
    return false;
  };
  const seen = (it) =>
    it.checkVisibility({ visibilityProperty: true }) && it.getClientRects().length > 0 &&
    !hiddenFromEyes(it) && !it.closest(".unseen");
  const grown = (it) => it.closest("label") ?? it;

  // Colours, as they are painted: any notation of CSS, with what is behind them.
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const read = (colour) => {
    if (!known.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((one, at) => one * a + below[at] * (1 - a));
  const light = (rgb) => {
    const [r, g, b] = rgb.map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (it) => {
    const layers = [];
    for (let at = it; at; at = at.parentElement) {
      const colour = read(getComputedStyle(at).backgroundColor);
      if (colour[3]) layers.push(colour);
      if (colour[3] === 1) break;
    }
    const canvasColour = read(matchMedia("print").matches ? "#fff" : "Canvas").slice(0, 3);
    return layers.reverse().reduce((below, layer) => over(layer, below), canvasColour);
  };

  const scrolled = (it) => {
    for (let at = it; at && at !== document.body; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at.getBoundingClientRect();
    return null;
  };

  // Text in boxes, each line where it stands.
  const lines = () => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { currentNode: node } = walk;
      const it = node.parentElement;
      if (!node.data.trim() || it.closest("svg, script, style, template, noscript, option, .stage") || !seen(it)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const frame = scrolled(it);
      for (const box of range.getClientRects()) {
        const shows = !frame || (box.top >= frame.top && box.bottom <= frame.bottom && box.left < frame.right && box.right > frame.left);
        if (box.width > 1 && shows) found.push({ it, box });
      }
    }
    return found;
  };
  const stays = (it) => it.closest("header, .lost, .stage, .doings");

  const focusRing = (it) => {
    // A ring may stand around the label that holds a control.
    for (const at of [it, it.closest("label")].filter(Boolean)) {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(at);
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) continue;
      const inside = parseFloat(outlineOffset) < 0;
      const behind = ground(inside || !at.parentElement ? at : at.parentElement);
      const found = contrast(over(read(outlineColor), behind), behind);
      return found >= 3 ? "" : `its ring has a contrast of ${found.toFixed(2)}`;
    }
    return "it has no ring";
  };
  const uncovered = (it) => {
    const boxes = [...it.getClientRects(), ...(it.closest("label")?.getClientRects() ?? [])];
    const parts = boxes.map((box) => [Math.max(box.left, 0), Math.max(box.top, 0), Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)]);
    return parts.some(([left, top, right, bottom]) => {
      if (right <= left || bottom <= top) return false;
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return hit && (it.contains(hit) || hit.contains(it) || hit.closest("label")?.contains(it));
    });
  };

  return {
    /** Targets below 44 px; a link within a sentence may be as high as its line. */
    small() {
      const inSentence = (it) => {
        const block = it.closest("p, li, dd, dt, td, small, figcaption, blockquote, div") ?? it;
        const others = all("a, button", block).reduce((rest, one) => rest.replace(one.textContent, ""), block.textContent);
        return it.localName === "a" && getComputedStyle(it).display === "inline" && /\p{L}{2}/u.test(others);
      };
      return all(PRESSABLE)
        .filter((it) => seen(it) && !inSentence(it) && !it.closest("svg") && getComputedStyle(it).pointerEvents !== "none")
        .map((it) => [it, grown(it).getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
        .map(([it, box]) => `${called(it)} ${Math.round(box.width)}×${Math.round(box.height)}`);
    },
    /** What a phone zooms into when it is touched, and out of by hand alone: letters below 16 px. */
    tiny() {
      const typed = "textarea, select, input:not([type=range], [type=radio], [type=checkbox], [type=file], [type=hidden])";
      return all(typed)
        .filter((it) => seen(it) && parseFloat(getComputedStyle(it).fontSize) < 16)
        .map((it) => `${called(it)} ${getComputedStyle(it).fontSize}`);
    },
    sideways() {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const wide = all("body *").filter((it) => seen(it) && it.getBoundingClientRect().right > clientWidth + 1 && !it.closest(".frame, .sheet"));
      return [`${scrollWidth} > ${clientWidth}: ${wide.slice(-3).map(called)}`];
    },
    /** Text that its box does not show. A bar may shorten what the heading says in full, a folded row what it opens to. */
    cutOff() {
      const clips = (it) => [/hidden|clip/.test(getComputedStyle(it).overflowX), /hidden|clip/.test(getComputedStyle(it).overflowY)];
      return all("body *")
        .filter((it) => seen(it) && it.matches(":not(.brief *, svg, svg *, .where, .where *, .plot, .plot *, html, body)") && it.textContent.trim())
        .filter((it) => {
          const [across, down] = clips(it);
          return (across && it.scrollWidth > it.clientWidth + 1) || (down && it.scrollHeight > it.clientHeight + 1);
        })
        .map(called);
    },
    /** Lines of different paragraphs that stand on one another. */
    overlapping() {
      const found = lines().filter(({ it }) => !stays(it)).map(({ it, box }) => ({ it, left: box.left + 1, right: box.right - 1, top: box.top + box.height * 0.3, bottom: box.bottom - box.height * 0.3 }));
      found.sort((one, other) => one.top - other.top);
      const said = [];
      for (const [at, one] of found.entries()) {
        for (let next = at + 1; next < found.length && found[next].top < one.bottom; next += 1) {
          const other = found[next];
          if (other.left < one.right && one.left < other.right && one.it !== other.it) said.push(`${called(one.it)} and ${called(other.it)}`);
        }
      }
      return said;
    },
    /** What stays in sight while one scrolls takes a third at most. */
    sticking() {
      scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: "instant" });
      const boxes = all("body *").filter((it) => seen(it) && /sticky|fixed/.test(getComputedStyle(it).position)).map((it) => it.getBoundingClientRect());
      const rows = new Set();
      for (const { top, bottom } of boxes) for (let at = Math.max(0, Math.round(top)); at < Math.min(innerHeight, bottom); at += 1) rows.add(at);
      scrollTo({ top: 0, behavior: "instant" });
      return rows.size <= innerHeight / 3 ? [] : [`${rows.size} of ${innerHeight} px`];
    },
    moving() {
      const still = (times) => times.split(",").every((time) => parseFloat(time) === 0);
      const moves = all("*").filter((it) => {
        const style = getComputedStyle(it);
        return !still(style.transitionDuration) || (style.animationName !== "none" && !still(style.animationDuration));
      });
      const smooth = all("*").filter((it) => getComputedStyle(it).scrollBehavior === "smooth");
      return [...moves, ...smooth].map(called);
    },
    /** With forced colours only borders, outlines and underlines are left to show what can be pressed. */
    unmarked() {
      const bordered = (it) => {
        const { borderTopWidth, borderBottomWidth, borderBottomStyle, outlineStyle, textDecorationLine, appearance } = getComputedStyle(it);
        const border = Math.max(parseFloat(borderTopWidth), parseFloat(borderBottomWidth)) >= 1 && borderBottomStyle !== "none";
        const chooser = it.type === "file" && parseFloat(getComputedStyle(it, "::file-selector-button").borderTopWidth) >= 1;
        return chooser || border || outlineStyle !== "none" || textDecorationLine.includes("underline") || (it.matches("input") && !/none|textfield/.test(appearance));
      };
      const marked = (it) => [it, ...all("*", it), it.closest("label")].some((one) => one && bordered(one)) || it.localName === "summary";
      return all(PRESSABLE).filter((it) => seen(it) && !it.closest("svg") && !marked(it)).map(called);
    },
    /** Lines and letters of pictures against what is behind them. */
    faint(least = 3) {
      const painted = (it, style, name) => {
        const colour = read(style[name] === "none" ? "transparent" : style[name]);
        return colour[3] * Number(style.opacity) * Number(style[`${name}Opacity`] ?? 1) < 0.5 ? null : colour;
      };
      return all("figure svg, .plot svg, .frame svg, .legend svg")
        .filter(seen)
        .flatMap((svg) => {
          const behind = ground(svg.parentElement);
          const text = all("text", svg).filter((it) => it.textContent.trim() && it.checkVisibility());
          const weak = text.filter((it) => {
            const colour = painted(it, getComputedStyle(it), "fill");
            return colour && contrast(over(colour, behind), behind) < least;
          });
          const inks = all("path, line, circle, rect, polyline, polygon, ellipse", svg).flatMap((it) => {
            const style = getComputedStyle(it);
            return ["stroke", "fill"].map((name) => painted(it, style, name)).filter(Boolean).map((colour) => contrast(over(colour, behind), behind));
          });
          const dark = inks.length && Math.max(...inks) < 3 ? [`${called(svg)}: no line is strong enough`] : [];
          return [...dark, ...weak.map((it) => `${called(it)} ${getComputedStyle(it).fill}`)];
        });
    },
    /** Words that hardly stand out from what is behind them: 4.5 to 1, where they are large 3 to 1. */
    pale() {
      const least = ({ fontSize, fontWeight }) => (parseFloat(fontSize) >= (fontWeight >= 700 ? 18.66 : 24) ? 3 : 4.5);
      const opacity = (it) => (it ? Number(getComputedStyle(it).opacity) * opacity(it.parentElement) : 1);
      const typed = all("textarea, select, input:not([type=range], [type=radio], [type=checkbox])").filter(seen);
      const words = new Set([...lines().map(({ it }) => it), ...typed]);
      return [...words]
        .filter((it) => !it.closest(":disabled, [aria-disabled=true]"))
        .map((it) => {
          const [style, behind] = [getComputedStyle(it), ground(it)];
          const [r, g, b, a] = read(style.color);
          return [it, contrast(over([r, g, b, a * opacity(it)], behind), behind), least(style)];
        })
        .filter(([, found, enough]) => found < enough)
        .map(([it, found]) => `${called(it)} ${found.toFixed(2)}`);
    },
    /** On paper: dark words on light, nothing to press, every answer in full, open parts open. */
    onPaper() {
      const buttons = all("button, input[type=file], input[type=password]").filter(seen).map((it) => `to press: ${called(it)}`);
      const cut = all("textarea").filter((it) => seen(it) && it.value && it.scrollHeight > it.clientHeight + 2).map((it) => `cut: ${called(it)}`);
      const dark = all("html, body, body *").filter((it) => seen(it) && light(ground(it)) < 0.5 && !it.closest("svg, .code")).map((it) => `dark: ${called(it)}`);
      const pale = [...new Set(lines().map(({ it }) => it))]
        .filter((it) => contrast(over(read(getComputedStyle(it).color), ground(it)), ground(it)) < 4.5)
        .map((it) => `pale: ${called(it)}`);
      const shut = all("details[open] > :not(summary)").filter((it) => it.textContent.trim() && !it.checkVisibility() && !it.matches("form, .press, .by-hand, .ways, .asked, .stay, .own-words:has(textarea:placeholder-shown), template, [hidden]") && !it.closest(".wanted, .once-more, [data-part], .press, .making") && it.parentElement.parentElement.closest("main")).map((it) => `not printed: ${called(it)}`);
      return [...buttons, ...cut, ...dark.slice(0, 5), ...pale.slice(0, 5), ...shut];
    },
    /** Pictures without words, and words that a machine would read out twice. */
    undescribed() {
      const hidden = (it) => it.closest("[aria-hidden=true], [role=presentation], [role=none]");
      const said = (it) =>
        it.getAttribute("aria-label") || it.getAttribute("aria-labelledby") || it.getAttribute("alt") || it.querySelector(":scope > title")?.textContent;
      const figures = all("figure").filter((it) => seen(it) && !it.querySelector(".said:not(:empty), figcaption:not(:empty), table") && !said(it));
      return [...all("svg, img, canvas, video").filter((it) => seen(it) && it.getBoundingClientRect().right > 0 && !it.parentElement.closest("svg") && !hidden(it) && !said(it)), ...figures].map(called);
    },
    /** Watch the walk of the focus: at each key, what the last one has led to. */
    watch() {
      window.walked = [];
      const look = (event) => {
        const it = document.activeElement;
        const nowhere = !it || it === document.body || it === document.documentElement;
        if (window.walking !== undefined && event.key === "Tab") window.walked.push({ it: nowhere ? null : it, why: nowhere ? "" : [focusRing(it), uncovered(it) ? "" : "it is covered"].filter(Boolean).join(", ") });
        window.walking = true;
      };
      window.stopWatching = () => removeEventListener("keydown", look, true);
      window.walking = undefined;
      addEventListener("keydown", look, true);
    },
    /** What the walk found: complaints, and how many places it has been at. */
    walked() {
      window.stopWatching();
      const stops = window.walked;
      const said = stops.filter(({ why }) => why).map(({ it, why }) => `${called(it)}: ${why}`);
      const places = stops.map(({ it }) => it).filter((it, at, each) => at === 0 || it !== each[at - 1]);
      const first = places.findIndex((it, at) => it === null || (at > 0 && it === places[0]));
      const once = first < 0 ? places : places.slice(0, first);
      for (const [at, it] of once.slice(1).entries()) {
        const before = once[at];
        const forward = before.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (!forward) said.push(`after ${called(before)} comes ${called(it)}`);
      }
      return { said, stops: once.length, round: first >= 0, names: once.map(called), missing: this.missed(once) };
    },
    /** What can be pressed and was never reached. One radio of a group stands for all. */
    missed(reached) {
      const been = new Set(reached);
      const radios = new Set(reached.filter((it) => it.type === "radio").map((it) => it.name));
      return all(PRESSABLE)
        .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && it.tabIndex >= 0 && !been.has(it))
        .filter((it) => !(it.type === "radio" && radios.has(it.name)) && !it.closest("[inert]"))
        .map(called);
    },
    positive: () => all("[tabindex]").filter((it) => it.tabIndex > 0).map(called),
    stops: () => all(PRESSABLE).filter((it) => it.checkVisibility({ visibilityProperty: true })).length,
  };
})()
