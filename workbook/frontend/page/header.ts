/** What a link leads to stands below whatever stays at the top: the bar, and the line of a room or a demonstration. */

/** Pixels between what stays at the top and what a link leads to, at least. */
const BETWEEN = 8;
/** What every header holds: the bar, and the thread below it. */
const USUAL = 2;

function measure(header: HTMLElement): void {
  const root = document.documentElement;
  // Where there is little room, the bar alone stays.
  const height = header.offsetHeight || (header.firstElementChild as HTMLElement | null)?.offsetHeight || 0;
  const enough = height + BETWEEN <= Number.parseFloat(getComputedStyle(root).scrollPaddingTop);
  // Whatever is set here lets the browser style the whole page anew, and the usual bar needs nothing.
  if (!enough || root.style.getPropertyValue("--head")) root.style.setProperty("--head", `${height}px`);
}

export function standBelow(): void {
  const eye = new MutationObserver(() => {
    const header = document.querySelector("header");
    const bar = header?.firstElementChild;
    if (!header || !bar) return;
    eye.disconnect();
    const observed = new ResizeObserver(() => measure(header));
    for (const each of [header, bar]) observed.observe(each);
    // Where the header has a line of its own, a link is followed before any picture is drawn.
    document.addEventListener("DOMContentLoaded", () => header.children.length > USUAL && measure(header));
  });
  eye.observe(document, { childList: true, subtree: true });
}
