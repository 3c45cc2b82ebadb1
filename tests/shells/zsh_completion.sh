#!/usr/bin/env bash
# That zsh can read its completion, and that _arguments is given every option of every command.
source "$(dirname "$0")/common.sh"
need zsh
cutline completion zsh >_cutline
zsh -n _cutline

# compdef and the functions of zsh's completion, as far as the script calls them: they tell what they are given.
cat >calls <<'END'
compdef() { }
_describe() { print -l -- "${(@P)4}" }
_arguments() { print -l -- "$@"; [[ $1 == -C ]] && state=$wanted; true }
source ./_cutline
wanted=$1 words=("${@:2}") curcontext=:complete:cutline:
_cutline
END
calls() { zsh -f calls "$@"; }

expect "every command" "$(printf '%s\n' $(commands) help | sort)" \
    "$(calls command cutline | sed -n 's/^\([a-z]*\):.*/\1/p' | grep -v '^1$' | sort)"
for command in $(commands); do
    expect "the options of $command" "$(options_of "$command" | sort)" \
        "$(calls rest "$command" | grep -v -e '--version' | sed -n 's/^[*]\?\(([^)]*)\)\?\(--[a-z-]*\).*/\2/p' | sort -u)"
done
expect "formats" "--format=[table (the default), json or md]:NAME:(table json md)" "$(calls rest check | grep -e --format)"
expect "files" ':FILE:_files -g "*.y*ml"' "$(calls rest run | grep '^:FILE')"
finish
