#!/bin/sh
# Install packages into an environment: install.sh PYTHON ARGUMENTS…; with uv, which needs seconds where pip needs minutes.
# Where uv cannot be had, or its indexes are not the ones that pip was told of, pip does it.
set -eu
python=$1
shift
with_pip() { "$python" -m pip install --quiet --disable-pip-version-check "$@"; }

"$python" -m uv --version >/dev/null 2>&1 || with_pip --constraint tests/requirements.txt uv || true
"$python" -m uv pip install --quiet --compile-bytecode --python "$python" "$@" || with_pip "$@"
