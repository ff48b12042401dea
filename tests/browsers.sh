#!/bin/sh
# Find the browsers for the tests: browsers.sh [chromium]; on Debian and Ubuntu, as root, install what is missing.
# Without one its tests fail, never skip.
set -eu
missing='' packages=''
has() { for each in "$@"; do command -v "$each" >/dev/null && return; done; return 1; }
lacks() { missing="$missing, $1"; shift; packages="$packages $*"; }

has chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" || lacks Chromium chromium
if [ "${1:-all}" = all ]; then
  has firefox-esr firefox /Applications/Firefox.app/Contents/MacOS/firefox || lacks Firefox firefox-esr
  # A window of its own, in the system's Python: MiniBrowser is never as narrow as a phone.
  has WebKitWebDriver && has Xvfb && /usr/bin/python3 -c 'import gi; gi.require_version("WebKit2", "4.1")' 2>/dev/null ||
    lacks WebKit webkit2gtk-driver python3-gi gir1.2-webkit2-4.1 gir1.2-gtk-3.0 gstreamer1.0-plugins-base xvfb
fi
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && grep -Eqx 'ID=(debian|ubuntu)' /etc/os-release 2>/dev/null; then
  echo "Installing for the browser tests: ${missing#, }."
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086 # a list of names
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages; } </dev/null >/dev/null
  exit
fi
echo "The browser tests need ${missing#, }. On Debian: apt-get install$packages. Elsewhere install Chromium or Chrome and" >&2
echo "Firefox as usual; WebKit can be driven so on Linux alone, and without it make test ARGS='-m \"not engines\"' is what is left." >&2
