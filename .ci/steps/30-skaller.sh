#!/usr/bin/env bash
# Completion in bash, zsh and fish. pytest skips a shell that is missing; here all three must be.
set -euo pipefail

missing=()
for shell in zsh fish; do
    command -v "$shell" >/dev/null || missing+=("$shell")
done
if ((${#missing[@]})); then
    if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
        echo "Completion is tested in ${missing[*]}. Install them, or run this as root on Debian." >&2
        exit 1
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >/dev/null
fi
OEJENHOEJDE_SHELLS=1 python -m pytest -q -p no:cacheprovider tests/cli/test_fuldfoer.py
