#!/usr/bin/env bash
# The HTML report in a browser: axe finds no fault in it, wide and narrow, light and dark.
# pytest skips these tests where Chromium or axe is missing; here they must run.
set -euo pipefail

if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null \
    && ! command -v google-chrome >/dev/null; then
    if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
        echo "The report is tested in Chromium. Install it, or run this as root on Debian." >&2
        exit 1
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium fonts-dejavu-core >/dev/null
fi
# Only its file axe.min.js is used; what it depends on is not needed.
python -m pip install --quiet --no-deps 'axe-playwright-python>=0.1.8'
OEJENHOEJDE_BROWSER=1 python -m pytest -q -p no:cacheprovider tests/reporters/test_html_browser.py
