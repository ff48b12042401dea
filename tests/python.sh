#!/bin/sh
# Make a virtual environment: python.sh PYTHON FOLDER. On Debian, as root, install what that needs.
set -eu
python=$1 folder=$2
say() { echo "$1" >&2; exit 1; }

[ -n "$python" ] || say "The workbook needs Python 3.11 or newer: install it, or say where it is with make PYTHON=/path/to/python3."
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])') || say "$python is not a Python that runs."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  say "$python is Python $version, and the workbook needs 3.11 or newer: install it, or say where it is with make PYTHON=/path/to/python3."
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  [ "$(id -u)" = 0 ] && grep -qx 'ID=debian' /etc/os-release 2>/dev/null ||
    say "Python $version has no venv module: install it (on Debian and Ubuntu: apt install python$version-venv) and try again."
  echo "Installing python$version-venv."
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "python$version-venv"; } </dev/null >/dev/null
fi
rm -rf "$folder"
"$python" -m venv "$folder"
