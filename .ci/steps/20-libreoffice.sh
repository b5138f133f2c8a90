#!/usr/bin/env bash
# What we write into documents opens in LibreOffice and says there what it should. The tests skip
# where LibreOffice is missing, so here it is installed, and a skipped test is a fault.
set -euo pipefail

if ! command -v soffice >/dev/null && ! command -v libreoffice >/dev/null; then
    if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
        echo "LibreOffice is missing and cannot be installed here: install libreoffice-writer." >&2
        exit 1
    fi
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends libreoffice-writer >/dev/null
fi
seen=$(mktemp)
trap 'rm -f "$seen"' EXIT
python -m pytest -q -p no:cacheprovider tests/readers/test_libreoffice.py | tee "$seen"
if grep -q skipped "$seen"; then
    echo "Tests with LibreOffice were skipped." >&2
    exit 1
fi
