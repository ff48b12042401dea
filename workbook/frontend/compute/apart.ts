/** A frame without an origin: its scripts run, and nothing of the page or of what the browser keeps is within their reach. */

/**
 * Set a frame apart, and call `then` to put it into the page.
 *
 * Where a page needs no server, what the browser has kept answers for it, but for no frame with this attribute. So if the
 * host itself does not answer, that service sends the document with the same word in its headers; and should it ever come
 * without, its script does nothing.
 */
export function apart(frame: HTMLIFrameElement, then: () => void): void {
  frame.setAttribute("sandbox", "allow-scripts");
  if (!navigator.serviceWorker?.controller) return then();
  // The service answers what is fetched, and lets a question without a body through to the host.
  void fetch(frame.src, { method: "HEAD", cache: "no-store" })
    .catch(() => frame.removeAttribute("sandbox"))
    .then(then);
}
