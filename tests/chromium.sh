#!/bin/sh
# Find Chromium for the browser tests; on Debian, as root, install it. Without it those tests fail, never skip.
set -eu
for each in chromium chromium-browser google-chrome "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
  command -v "$each" >/dev/null && exit 0
done
if [ "$(id -u)" = 0 ] && grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
  echo "Installing Chromium for the browser tests."
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } </dev/null >/dev/null
  exit
fi
echo "The browser tests need Chromium or Chrome: install one of them, then run them again." >&2
