/** Hands on the drawing in its frame: a mouse that drags it along, two fingers that change its size. */

export type Point = { x: number; y: number };

const DRAG = 5;

/** A mouse drags; a finger scrolls by itself, and goes on to the page at the edge. */
export function drags(frame: HTMLElement): void {
  let from: { x: number; y: number; left: number; top: number } | undefined;
  let dragged = false;
  frame.addEventListener("pointerdown", ({ pointerType, button, clientX: x, clientY: y }) => {
    dragged = false;
    if (pointerType !== "mouse" || button) return;
    from = { x, y, left: frame.scrollLeft, top: frame.scrollTop };
  });
  addEventListener("pointermove", ({ buttons, clientX, clientY }) => {
    if (!from || !buttons) return void (from = undefined);
    dragged ||= Math.hypot(clientX - from.x, clientY - from.y) > DRAG;
    if (dragged) frame.scrollTo({ left: from.left + from.x - clientX, top: from.top + from.y - clientY, behavior: "instant" });
  });
  addEventListener("pointerup", () => (from = undefined));
  // Where a hand leaves the drawing, Safari would mark what stands around it.
  document.addEventListener("selectstart", (event) => from && event.preventDefault());
  frame.addEventListener("click", (event) => dragged && event.stopImmediatePropagation(), { capture: true });
}

/** Two fingers change the size. */
export function pinches(frame: HTMLElement, zoom: (factor: number, at: Point) => void): void {
  let apart = 0;
  frame.addEventListener("touchstart", ({ touches }) => (apart = touches.length === 2 ? spread(touches) : 0), {
    passive: true,
  });
  frame.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length !== 2 || !apart) return;
      event.preventDefault();
      const now = spread(event.touches);
      zoom(now / apart, between(event.touches));
      apart = now;
    },
    { passive: false },
  );
}

function spread(touches: TouchList): number {
  const [one, two] = [touches[0], touches[1]];
  return one && two ? Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) : 0;
}

function between(touches: TouchList): Point {
  const [one, two] = [touches[0], touches[1]];
  return one && two ? { x: (one.clientX + two.clientX) / 2, y: (one.clientY + two.clientY) / 2 } : { x: 0, y: 0 };
}
