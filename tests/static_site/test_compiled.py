"""What Python has compiled is kept, taken the next time, and made anew when something is wrong with it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.static_site.serving import Host
from tests.static_site.steps import FEAR, ONE, SLOW, UNTIL, put, read, settled_offline

# The address under which it is kept, and its bytes.
KEPT = """async () => {
  const shelf = await caches.open("dance-workbook / large files");
  const address = (await shelf.keys()).map((it) => it.url).find((url) => url.endsWith(".tar.gz.compiled"));
  return address && [address, new Uint8Array(await (await shelf.match(address)).arrayBuffer())];
}"""
# Each file in it is nonsense after its first sixteen bytes, which say what it is of.
DAMAGE = f"""async () => {{
  const [address, bytes] = await ({KEPT})();
  for (let at = 0; bytes[at]; ) {{
    const size = parseInt(new TextDecoder().decode(bytes.subarray(at + 124, at + 135)), 8);
    bytes.fill(0, at + 512 + 16, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }}
  await (await caches.open("dance-workbook / large files")).put(address, new Response(bytes));
}}"""
BYTES = f"async () => (await ({KEPT})())?.[1].filter(Boolean).length ?? 0"


def test_what_is_compiled_is_kept_and_taken_and_mended(page: Page, host: Host) -> None:
    """A reader notices nothing of it, whatever has become of what was kept."""
    read(page, host, ONE)
    page.evaluate(UNTIL % (f"async () => await ({BYTES})() > 0", SLOW))
    settled_offline(page)  # the service worker has taken away what it does not know
    whole = page.evaluate(BYTES)
    page.evaluate(DAMAGE)
    damaged = page.evaluate(BYTES)
    assert damaged < whole / 4
    read(page, host, ONE)
    assert page.evaluate(BYTES) != damaged, "it was not taken, or its damage not seen"
    put(page, FEAR, "wie immer")
    page.evaluate(UNTIL % (f"async () => await ({BYTES})() > {damaged}", SLOW))
    assert page.evaluate(BYTES) > whole * 3 / 4
