"""The same browser and server as everywhere."""

from tests.e2e.conftest import app as app
from tests.e2e.conftest import chromium as chromium
from tests.e2e.conftest import context as context
from tests.e2e.conftest import home as home
from tests.e2e.conftest import page as page
from tests.e2e.conftest import playwright as playwright
