"""Fingers on the window with WebKit in it; run by the system’s own Python, beside `window.py`.

WebKitWebDriver takes every finger for a mouse. The toolkit does not: it is told here what it would be told by
a screen that one touches, and WebKit makes of that what it makes of any finger.
"""

import ctypes
import json
import os

import gi

gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib  # noqa: E402

KINDS = {
    "begin": Gdk.EventType.TOUCH_BEGIN,
    "update": Gdk.EventType.TOUCH_UPDATE,
    "end": Gdk.EventType.TOUCH_END,
}
GDK, GTK = ctypes.CDLL("libgdk-3.so.0"), ctypes.CDLL("libgtk-3.so.0")
OBJECTS = ctypes.CDLL("libgobject-2.0.so.0")


class Touch(ctypes.Structure):
    """GdkEventTouch: PyGObject cannot make the sequence, which tells one finger from another."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("window", ctypes.c_void_p),
        ("send_event", ctypes.c_int8),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_double),
        ("y", ctypes.c_double),
        ("axes", ctypes.c_void_p),
        ("state", ctypes.c_uint),
        ("sequence", ctypes.c_void_p),
        ("emulating_pointer", ctypes.c_int),
        ("device", ctypes.c_void_p),
        ("x_root", ctypes.c_double),
        ("y_root", ctypes.c_double),
    )


GDK.gdk_event_new.restype = ctypes.POINTER(Touch)
OBJECTS.g_object_ref.restype, OBJECTS.g_object_ref.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
for setting in (GDK.gdk_event_set_device, GDK.gdk_event_set_source_device):
    setting.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
GTK.gtk_main_do_event.argtypes = GDK.gdk_event_free.argtypes = [ctypes.c_void_p]
NAME, POINTER = ctypes.pythonapi.PyCapsule_GetName, ctypes.pythonapi.PyCapsule_GetPointer
NAME.restype, NAME.argtypes = ctypes.c_char_p, [ctypes.py_object]
POINTER.restype, POINTER.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]


def address(thing):
    """Return where an object of the toolkit is."""
    return POINTER(thing.__gpointer__, NAME(thing.__gpointer__))


def touch(view, kind, finger, x, y):
    """Let a finger, counted from 0, begin, move or end at a place of a view."""
    window, device = view.get_window(), view.get_display().get_default_seat().get_pointer()
    _, left, top = window.get_origin()
    made = GDK.gdk_event_new(int(KINDS[kind]))
    event = made.contents
    event.window = OBJECTS.g_object_ref(address(window))
    event.time = (GLib.get_monotonic_time() // 1000) & 0xFFFFFFFF
    event.x, event.y, event.x_root, event.y_root = x, y, left + x, top + y
    event.sequence, event.emulating_pointer = finger + 1, int(finger == 0)
    for setting in (GDK.gdk_event_set_device, GDK.gdk_event_set_source_device):
        setting(made, address(device))
    GTK.gtk_main_do_event(made)
    GDK.gdk_event_free(made)


def follow(path, view):
    """Let fingers do on a view what a pipe says, a list of kind, finger and place on each line."""
    pipe = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def told(*_):
        for line in os.read(pipe, 65536).decode().splitlines():
            touch(view, *json.loads(line))
        return True

    GLib.io_add_watch(pipe, GLib.IO_IN, told)
