#!/usr/bin/env bash
# That every command has a page, that readers of manuals have nothing to say against it, and that it
# tells the same options as the help.
source "$(dirname "$0")/common.sh"

readers=()
# man-db asks groff for every warning; mandoc's only one may be that there is no date.
! command -v man >/dev/null || readers+=(man)
! command -v mandoc >/dev/null || readers+=(mandoc)
[[ ${#readers[@]} -gt 0 ]] || { echo "skipped: there is no man and no mandoc" && exit 77; }
complaints_of() {
    case $1 in
    man) LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=100 man --warnings -E UTF-8 -l "$2" 2>&1 >/dev/null ;;
    mandoc) mandoc -Tlint "$2" | grep -v 'missing date, using "": TH$' || true ;;
    esac
}

for command in '' $(commands); do
    page=cutline${command:+-$command}.1
    # shellcheck disable=SC2086
    cutline man $command >"$page"
    cmp -s "$page" "$CUTLINE_MANUAL/$page" || complain "$page is not what was built"
    for reader in "${readers[@]}"; do
        expect "$reader on $page" "" "$(complaints_of "$reader" "$page")"
    done
    ! LC_ALL=C grep -q '[^ -~]' "$page" || complain "$page is not ASCII"
done
for command in $(commands); do
    for option in $(options_of "$command"); do
        grep -q -e "^\.B .*${option//-/\\\\-}" "cutline-$command.1" || complain "cutline-$command.1 lacks $option"
    done
done
expect "a page for each command and no other" "$(printf 'cutline-%s.1\n' $(commands) | sort)" \
    "$(cd "$CUTLINE_MANUAL" && ls cutline-*.1 | sort)"
finish
