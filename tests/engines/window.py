#!/usr/bin/python3
"""A window with WebKit in it, as narrow as a phone, for WebKitWebDriver; run by the system’s own Python.

MiniBrowser is never narrower than 447 pixels, and forgets everything when it is driven.
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
import touching  # noqa: E402
from gi.repository import Gtk, WebKit2  # noqa: E402

WIDTH, HEIGHT = map(int, os.environ["WINDOW_SIZE"].split("x"))
HOME, DOWNLOADS = os.environ["WINDOW_HOME"], os.environ["WINDOW_DOWNLOADS"]


def view(*_):
    """Make a window; nobody manages windows here, so it is as large as it asks to be."""
    made = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    window = Gtk.Window(decorated=False)
    window.set_default_size(WIDTH, HEIGHT)
    window.add(made)
    window.show_all()
    made.connect("close", lambda it: window.destroy())
    made.connect("decide-policy", fetched)
    made.grab_focus()
    touching.follow(os.environ["WINDOW_FINGERS"], made)
    return made


def named(download, name):
    """Keep a file as a reader's browser does, without asking."""
    return download.set_destination(f"{DOWNLOADS}/{name}") or True


def fetched(_, decision, kind):
    """Let what cannot be shown be a file."""
    shown = kind != WebKit2.PolicyDecisionType.RESPONSE or decision.is_mime_type_supported()
    return False if shown else decision.download() or True


def started(_, session):
    """Say who this is, and open windows when the driver wants one."""
    who = WebKit2.ApplicationInfo()
    who.set_name("Window")
    who.set_version(1, 0, 0)
    session.set_application_info(who)
    session.connect("create-web-view", view)


if "--automation" not in sys.argv:
    sys.exit("for WebKitWebDriver only")
manager = WebKit2.WebsiteDataManager(base_data_directory=f"{HOME}/data", base_cache_directory=f"{HOME}/cache")
context = WebKit2.WebContext.new_with_website_data_manager(manager)
context.set_automation_allowed(True)
context.connect("automation-started", started)
context.connect("download-started", lambda _, download: download.connect("decide-destination", named))
Gtk.main()
