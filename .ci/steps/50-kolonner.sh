#!/usr/bin/env bash
# The examples with pandas and polars, and pandas as a reader of our CSV. Both are too large to be
# asked of everybody who runs the tests, which skip without them; here a skipped test is a fault.
set -euo pipefail

python -m pip install --quiet pandas polars
seen=$(mktemp)
trap 'rm -f "$seen"' EXIT
python -m pytest -q -p no:cacheprovider tests/eksempler tests/reporters/test_consumers.py | tee "$seen"
if grep -q skipped "$seen"; then
    echo "Tests with pandas or polars were skipped." >&2
    exit 1
fi
