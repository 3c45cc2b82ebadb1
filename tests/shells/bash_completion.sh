#!/usr/bin/env bash
# What bash completes, by calling the function that it calls when the tab key is pressed.
source "$(dirname "$0")/common.sh"
cutline completion bash >script
bash -n script
set +u
source ./script

# after WORD…: the sorted completions of the last word.
after() {
    COMP_WORDS=(cutline "$@") COMP_CWORD=$# COMPREPLY=()
    _cutline
    printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort
}
sorted() { printf '%s\n' "$@" | LC_ALL=C sort; }

mkdir scenarios
touch scenarios/a.yaml scenarios/'우리 것.yml' scenarios/notes.txt result.json

expect "every command" "$(sorted $(commands) help --help --version)" "$(after '')"
expect "a command that has been begun" "sensitivity" "$(after sens)"
for command in $(commands); do
    expect "the options of $command" "$(sorted $(options_of "$command"))" "$(after "$command" --)"
done
expect "formats" "$(sorted table json csv md)" "$(after run x.yaml --format '')"
expect "formats of check, which has no csv" "$(sorted table json md)" "$(after check x.yaml --format '')"
expect "a value behind =" "json" "$(after run --format = j)"
expect "engines" "$(sorted batch reference)" "$(after compare --engine '')"
expect "languages" "$(sorted en ko)" "$(after report x.json --lang '')"
expect "methods" "$(sorted sobol shapley morris pawn)" "$(after sensitivity x.yaml --method '')"
expect "shells" "$(sorted bash zsh fish)" "$(after completion '')"
expect "pages of the manual" "$(sorted $(commands))" "$(after man '')"
expect "commands to be helped with" "trace" "$(after help tr)"
expect "scenarios, and folders" "$(sorted scenarios/a.yaml 'scenarios/우리 것.yml')" "$(after run scenarios/)"
expect "the folder of scenarios" "scenarios" "$(after run sc)"
expect "results" "$(sorted result.json scenarios)" "$(after report '')"
expect "any file to write to" "scenarios/notes.txt" "$(after run --output scenarios/n)"
expect "nothing where only the user knows" "" "$(after run --seed '')"
finish
