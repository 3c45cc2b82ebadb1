#!/usr/bin/env bash
# What fish completes.
source "$(dirname "$0")/common.sh"
need fish
export HOME=$work
cutline completion fish >script.fish
fish -n script.fish

# after LINE: the completions of the last word, sorted, without what they mean.
after() { fish --no-config -c "source script.fish; complete -C '$1'" | cut -f1 | LC_ALL=C sort; }
sorted() { printf '%s\n' "$@" | LC_ALL=C sort; }

mkdir scenarios
touch scenarios/a.yaml

expect "every command" "$(sorted $(commands) help)" "$(after 'cutline ')"
for command in $(commands); do
    expect "the options of $command" "$(options_of "$command" | LC_ALL=C sort)" "$(after "cutline $command --")"
done
expect "formats of check, which has no csv" "$(sorted table json md)" "$(after 'cutline check x.yaml --format ')"
expect "methods" "$(sorted sobol shapley morris pawn)" "$(after 'cutline sensitivity x.yaml --method ')"
expect "shells" "$(sorted bash zsh fish)" "$(after 'cutline completion ')"
expect "scenarios" "scenarios/a.yaml" "$(after 'cutline run scenarios/')"
finish
