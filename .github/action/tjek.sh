#!/usr/bin/env bash
# The step of action.yml that checks: notes at the lines of a pull request, and a report if asked for.
# What the user has written arrives in variables of the environment and is never read as shell.
set -uo pipefail

options=()
[ -n "${OEJ_MAALGRUPPE:-}" ] && options+=(--maalgruppe "$OEJ_MAALGRUPPE")
[ -n "${OEJ_BASIS:-}" ] && options+=(--basis "$OEJ_BASIS")

# In a pull request: what it changes. The usual checkout holds one commit only, so fetch the other.
if [ "${OEJ_KUN_AENDRET:-true}" = true ] && [ -n "${GITHUB_BASE_REF:-}" ]; then
    git fetch --quiet --no-tags --depth=1 origin "$GITHUB_BASE_REF" || exit 2
    options+=(--siden "$(git rev-parse FETCH_HEAD)")
fi

paths=()
while IFS= read -r line; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    [ -n "$line" ] && paths+=("$line")
done <<<"${OEJ_STIER:-.}"

level=()
[ -n "${OEJ_FEJL_VED:-}" ] && level=(--fejl-ved "$OEJ_FEJL_VED")
notes=$(mktemp)
oejenhoejde tjek "${options[@]}" "${level[@]}" --format github -- "${paths[@]}" >"$notes"
code=$?
cat "$notes"
output="${GITHUB_OUTPUT:-/dev/null}"
echo "fund=$(grep -c '^::[a-z]* .*title=' "$notes")" >>"$output"

if [ -n "${OEJ_RAPPORT:-}" ]; then
    oejenhoejde tjek "${options[@]}" --fejl-ved aldrig --ud "$OEJ_RAPPORT" -- "${paths[@]}"
    written=$?
    [ "$written" -ne 0 ] && [ "$code" -eq 0 ] && code=$written
    [ -f "$OEJ_RAPPORT" ] && echo "rapport=$OEJ_RAPPORT" >>"$output"
fi
rm -f "$notes"
exit "$code"
