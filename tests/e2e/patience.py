"""How long a test waits for what is to be seen; what has to happen within seconds says so itself."""

from playwright.sync_api import expect

BESIDE = 60_000  # milliseconds; beside other tests, or with Python in the browser, a page takes its time
expect.set_options(timeout=BESIDE)
