/**
 * Watches a page from inside, from the start of its navigation, so that no tool's round trips are measured.
 *
 * It waits for the first text box, writes a word into it, leaves it, and waits until Python has it: until the
 * field says so (`data-state`), or, for tools without such a word, until the page shows the word back.
 * An edit that nothing on the page heard is written again a frame later. A tool without a word for it may draw
 * the box anew and lose the edit; there it is written again after a second.
 */
(({ fields, told }) => {
  const [, field] = Object.entries(fields).find(([slug]) => location.href.includes(slug)) ?? [];
  if (!field) return;
  globalThis.benchTold = told;
  const seen = (globalThis.benchSeen = {});
  const mark = (name) => (seen[name] ??= performance.now());
  const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
  let word = `word${Math.round(performance.timeOrigin)}`;
  let box;

  const state = () => box.closest("[data-key]")?.dataset.state;
  const heard = () => told === "echo" || ["saving", "unsaved"].includes(state());
  const acknowledged = () =>
    told === "echo" ? document.body.textContent.includes(`Kept: ${box.value}`) : state() === "saved";

  function find(root) {
    const found = root.querySelector(field);
    if (found || told !== "echo") return found;
    for (const each of root.querySelectorAll("*")) {
      const inside = each.shadowRoot && find(each.shadowRoot);
      if (inside) return inside;
    }
    return null;
  }

  function edit() {
    box = find(document);
    if (!box?.getClientRects().length || !box.checkVisibility({ visibilityProperty: true })) return requestAnimationFrame(edit);
    mark("readable");
    box.focus({ preventScroll: true });
    write.call(box, word);
    box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    if (!heard()) {
      seen.unheard = (seen.unheard ?? 0) + 1;
      return requestAnimationFrame(edit);
    }
    mark("heard");
    whenSaved("saved");
    setTimeout(() => box.blur());
    if (told === "echo") setTimeout(again, 1000);
  }

  function again() {
    if (seen.saved) return;
    seen.lost = (seen.lost ?? 0) + 1;
    word += "x";
    edit();
  }

  function whenSaved(name) {
    const watch = new MutationObserver(() => {
      if (!acknowledged()) return;
      watch.disconnect();
      mark(name);
    });
    const all = { subtree: true, childList: true, characterData: true, attributeFilter: ["data-state"] };
    watch.observe(document, all);
  }

  /** Note the last key, the leaving of the field, and the acknowledgement of the next edit. */
  globalThis.benchWatch = () => {
    for (const name of ["key", "left", "kept"]) delete seen[name];
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
    addEventListener("keydown", (event) => event.key !== "Tab" && (seen.key = performance.now()), true);
    addEventListener("focusout", () => (seen.left = performance.now()), true);
    box.addEventListener("input", () => setTimeout(() => whenSaved("kept")), { once: true });
  };

  /** Where the time of this visit went, in ms since its navigation began. */
  globalThis.benchSteps = () => {
    const [page] = performance.getEntriesByType("navigation");
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const loaded = performance.getEntriesByType("resource").map((each) => each.responseEnd);
    const { requestStart: asked, responseStart: answered, responseEnd: received, domInteractive: parsed } = page;
    return { asked, answered, received, parsed, files: Math.max(0, ...loaded), painted: paint?.startTime, ...seen };
  };

  addEventListener("DOMContentLoaded", () => {
    const html = document.documentElement;
    new MutationObserver(() => html.dataset.connection === "live" && mark("live")).observe(html, { attributes: true });
  });
  requestAnimationFrame(edit);
})
