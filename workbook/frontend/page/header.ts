/** What a link leads to stands below whatever stays at the top: the bar, and the line of a room or a demonstration. */

function measure(header: HTMLElement): void {
  const bar = header.firstElementChild as HTMLElement | null;
  // Where there is little room, the bar alone stays.
  const height = header.offsetHeight || bar?.offsetHeight || 0;
  if (height) document.documentElement.style.setProperty("--head", `${height}px`);
}

export function standBelow(): void {
  const observed = new ResizeObserver(([entry]) => entry && measure(entry.target as HTMLElement));
  const eye = new MutationObserver(() => {
    const header = document.querySelector("header");
    if (!header) return;
    eye.disconnect();
    observed.observe(header);
    // Only now is all of it there.
    document.addEventListener("DOMContentLoaded", () => measure(header));
  });
  eye.observe(document, { childList: true, subtree: true });
}
