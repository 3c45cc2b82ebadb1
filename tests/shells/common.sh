#!/usr/bin/env bash
# What the tests of this folder share: a folder to work in, `cutline`, and ways to complain.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cutline() { "$CUTLINE_PROGRAM" "$@"; }
failures=0

need() { command -v "$1" >/dev/null || { echo "skipped: there is no $1" && exit 77; }; }

complain() {
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

# expect WHAT WANTED FOUND
expect() { [[ $2 == "$3" ]] || complain "$1"$'\n'"  wanted: ${2//$'\n'/ }"$'\n'"  found:  ${3//$'\n'/ }"; }

# The commands, as the help of the program tells them.
commands() { cutline --help | sed -n '/^Examples/q; s/^  cutline \([a-z]*\).*/\1/p' | grep -vx help; }
# The options of a command, as its help tells them.
options_of() { cutline "$1" --help | sed -n '/^Options:/,/^$/ s/^  \(-h, \)\?\(--[a-z-]*\).*/\2/p'; }

finish() { [[ $failures == 0 ]] && echo "all is well"; }
