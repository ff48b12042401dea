/**
 * Notes in every frame what a reader could do by then, for each chapter, in milliseconds of the clock.
 *
 * It stays when one page gives way to the next without a new document. Where it is told to write, it writes one
 * word into the first text box as soon as that takes text, and notes when that very word is saved.
 */
(({ slug, heading, fields, writes }) => {
  const times = (globalThis.benchTimes = {});
  const now = () => performance.timeOrigin + performance.now();
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  const shown = (it) => it?.getClientRects().length > 0 && it.checkVisibility({ visibilityProperty: true });
  const word = `early ${Math.round(performance.timeOrigin)}`;
  const start = performance.timeOrigin;

  function put(box, text) {
    box.focus({ preventScroll: true });
    set.call(box, text);
    box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }

  /** Whether Python is there: for a notebook, whether its kernel rests after it has begun to work. */
  function awake(seen) {
    if (!slug) return document.documentElement.dataset.connection === "live";
    const name = document.querySelector(".jp-Toolbar-kernelName")?.textContent ?? "";
    const rests = document.querySelector(".jp-Notebook-ExecutionIndicator")?.dataset.status === "idle";
    seen.begun ||= name !== "" && name !== "No Kernel" && !rests;
    return seen.begun && rests;
  }

  function look() {
    requestAnimationFrame(look);
    const here = slug ?? document.documentElement.dataset.chapter;
    if (!here) return;
    const seen = (times[here] ??= { start });
    if (!seen.readable && shown(document.querySelector(heading))) seen.readable = now();
    if (!awake(seen)) delete seen.live;
    else seen.live ??= now();
    const box = fields[here] && document.querySelector(fields[here]);
    if (!box || seen.kept) return;
    if (!seen.takes && shown(box) && !box.disabled && !box.readOnly) {
      seen.takes = now();
      if (writes) put(box, word);
    }
    if (writes && Object.values({ ...localStorage }).some((held) => held.includes(word))) seen.held ??= now();
    if (writes && box.value === word && box.closest("[data-key]").dataset.state === "saved") seen.kept = now();
  }

  /** Edit a text; ms from the key, or from leaving the field, until it says “saved”. */
  globalThis.benchEdit = ({ selector, text, leave }) =>
    new Promise((tell) => {
      const box = document.querySelector(selector);
      const field = box.closest("[data-key]");
      let since;
      new MutationObserver((_, watch) => {
        if (field.dataset.state !== "saved") return;
        watch.disconnect();
        tell(performance.now() - since);
      }).observe(field, { attributeFilter: ["data-state"] });
      since = performance.now();
      put(box, text);
      if (!leave) return;
      setTimeout(() => {
        since = performance.now();
        box.blur();
      });
    });

  /** Press the link to the next chapter; the moment it was pressed. */
  globalThis.benchNext = () => {
    const pressed = now();
    document.querySelector("a[rel=next]").click();
    return pressed;
  };

  requestAnimationFrame(look);
})
