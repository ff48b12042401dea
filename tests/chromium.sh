#!/bin/sh
# Find Chromium for the browser tests; on Debian, as root, install it. Without it those tests fail, never skip.
set -eu
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && grep -qx 'ID=debian' /etc/os-release 2>/dev/null; then
  echo "Installing Chromium for the browser tests."
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } </dev/null >/dev/null
  exit
fi
echo "The browser tests need Chromium: install it so that the command “chromium” is found, then run them again." >&2
