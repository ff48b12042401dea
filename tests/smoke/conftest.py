"""The same browser and server as everywhere."""

from tests.browser.conftest import app as app
from tests.browser.conftest import chromium as chromium
from tests.browser.conftest import context as context
from tests.browser.conftest import home as home
from tests.browser.conftest import page as page
from tests.browser.conftest import playwright as playwright
