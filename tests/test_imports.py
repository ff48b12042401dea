"""What imports bring along: little, and nothing that runs."""

import json
import subprocess
import sys

import pytest

from .conftest import CHECKOUT

HEAVY = ("pandas", "plotly", "numpy", "numba", "voila", "jupyter_server", "tornado.web", "notebook")
PURE = ("workbook.exercises.kinds", "workbook.answers", "workbook.chapters.notebook", "widgets")
WORKBOOK = (
    "workbook.answers",
    "workbook.authoring",
    "workbook.chapters.notebook",
    "workbook.cli",
    "workbook.exercises.kinds",
    "workbook.insights.pictures",
    "workbook.pages.chapter",
    "workbook.pages.page",
    "workbook.place",
    "workbook.exercises.vocabulary",
)

LOOK = """
import json, os, sys, threading
started = []
WATCHED = {{"subprocess.Popen", "os.fork", "os.posix_spawn", "os.exec", "os.system", "socket.connect"}}
sys.addaudithook(lambda event, given: started.append(event) if event in WATCHED else None)
{lines}
print(json.dumps({{"modules": list(sys.modules), "threads": threading.active_count(), "started": started,
    "touched": os.path.exists(os.environ["WORKBOOK_HOME"])}}))
"""


# What a Python on Windows lacks is taken away from our modules; what is not ours knows by itself where it is.
WINDOWS = """
import builtins, pkgutil
import jupyter_server.serverapp, tornado.netutil
del tornado.netutil.bind_unix_socket
ours, usual = ("workbook", "widgets"), builtins.__import__
def found(name, names=None, *rest, **more):
    if (names or {}).get("__name__", "").startswith(ours) and name in (
        "_posixsubprocess", "curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog",
        "termios", "tty"
    ):
        raise ImportError(name)
    return usual(name, names, *rest, **more)
builtins.__import__ = found
for package in ours:
    for module in pkgutil.walk_packages(usual(package).__path__, package + "."):
        last = module.name.rpartition(".")[2]
        if not module.name.startswith("workbook.hub") and last not in ("__main__", "lab_config"):
            __import__(module.name)
"""


@pytest.fixture
def after():
    """What a new Python holds after some lines."""

    def after(lines):
        command = [sys.executable, "-c", LOOK.format(lines=lines)]
        ended = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=True)
        return json.loads(ended.stdout)

    return after


def test_importing_brings_nothing_heavy_and_starts_nothing(after):
    """The edition without a server imports these: no thread, no process, no connection, no folder made."""
    found = after(f"import {', '.join(PURE)}")
    assert not set(HEAVY) & set(found["modules"])
    assert (found["threads"], found["started"], found["touched"]) == (1, [], False)


def test_an_open_chapter_needs_nothing_heavy(after):
    """Not even with fields, answers and a quotation; only a picture in view does."""
    cells = (
        "from widgets import open_chapter\n"
        "page = open_chapter('01-here')\n"
        "page.text('a', '?').value = 'x'\n"
        "page.scale('b', '?', low='l', high='h').value = 0\n"
        "page.scale('c', '?', low='l', high='h').value = 3\n"
        "page.picture('plane', '?', connection='b', separateness='c').here()\n"
        "page.show('01-here.a', 'You wrote')\n"
    )
    assert not set(HEAVY) & set(after(cells)["modules"])


def test_python_in_a_page_begins_with_little(after):
    """A reader waits for it: what makes pages, files and pictures comes later, and what checks and locks."""
    later = ("endpoints", "export", "family", "groups", "insights", "pages", "zone")
    soon = {"filelock", "fastjsonschema", "mistune", "icalendar", *(f"workbook.{name}" for name in later)}
    modules = set(after("from workbook.static_site.runtime import SOON, StaticSite")["modules"])
    assert "workbook.session.chapter_session" in modules and not soon & modules


def test_the_workbook_never_imports_widgets(after):
    """It must work where there is no Jupyter at all."""
    modules = after("\n".join(f"import {module}" for module in WORKBOOK))["modules"]
    assert not {"widgets", "ipywidgets", "anywidget", "IPython"} & set(modules)


def test_a_table_brings_pandas_and_a_figure_plotly(after):
    """When they are asked for; that it is not before is told above."""
    lines = (
        "from workbook import Answers",
        "Answers.open().to_frame()",
        "from workbook.insights.for_python import plane",
        "plane({})",
    )
    assert {"pandas", "plotly"} <= set(after("\n".join(lines))["modules"])


def test_all_but_a_room_imports_where_there_is_no_unix(after):
    """Windows starts the workbook; JupyterHub does not run there, and `workbook host` says so."""
    modules = after(WINDOWS)["modules"]
    assert {
        "workbook.server.serve",
        "workbook.server.jupyterhub",
        "workbook.static_site.runtime",
        "widgets.page",
    } <= set(modules)
