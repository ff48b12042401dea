/**
 * Waits with somebody before a room’s door: asks again and again whether there is somewhere to go, and goes there.
 *
 * Without this script the page loads itself anew each time, and whoever hears it hears it begin again.
 */
const own = document.currentScript as HTMLScriptElement;
const seconds = Number(own.dataset.again);
const to = own.dataset.to;

async function look(): Promise<void> {
  try {
    // Where it leads on, the browser goes itself: a redirect may set out on a way that no script can follow.
    const answer = await fetch(location.href, { cache: "no-store", redirect: "manual" });
    if (answer.type === "opaqueredirect" || !(await answer.text()).includes("waiting.js")) return location.reload();
  } catch {
    // Nobody answers at this moment.
  }
  setTimeout(() => void look(), seconds * 1000);
}

if (to) setTimeout(() => location.replace(to), seconds * 1000);
else setTimeout(() => void look(), seconds * 1000);
