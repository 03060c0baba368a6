#!/bin/sh
# Makes the embedding model from a clean checkout:
#   embeddings/train/run.sh --data DIR [--out DIR] [--seed N] [--steps N]
# --data is the folder with the files that README.md lists; --out is embeddings/model unless given.
# Python 3.11 or later and Node; packages of requirements.txt go into a folder of their own, unless
# PYTHON names an interpreter that has them.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work="$here/work"

mkdir -p "$work"
if [ -z "${PYTHON:-}" ]; then
  PYTHON="$work/venv/bin/python"
  if [ ! -e "$work/venv/installed" ]; then
    python3 -m venv "$work/venv"
    "$PYTHON" -m pip install --quiet -r "$here/requirements.txt"
    touch "$work/venv/installed"
  fi
fi
[ -d "$root/node_modules" ] || (cd "$root" && npm ci)
(cd "$root" && npm run --silent build)

exec "$PYTHON" "$here/make.py" --out "$root/embeddings/model" --work "$work" "$@"
