#!/bin/sh
# Makes the embedding model from a clean checkout:
#   embeddings/train/run.sh --data DIR [--out DIR] [--seed N] [--steps N]
# --data is the folder with the files that README.md lists; --out is embeddings/model unless given.
# Python 3.11 or later and Node; packages of requirements.txt go into a folder of their own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work="$here/work"

mkdir -p "$work"
if [ ! -e "$work/venv/installed" ]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install --quiet -r "$here/requirements.txt"
  touch "$work/venv/installed"
fi
[ -d "$root/node_modules" ] || (cd "$root" && npm ci)
(cd "$root" && npm run --silent build)

exec "$work/venv/bin/python" "$here/make.py" --out "$root/embeddings/model" --work "$work" "$@"
