#!/usr/bin/env python3
"""Runs every command of pages of the documentation; README.md beside this file tells the rules.

    tests/docs/run.py PAGE…             what is wrong with these pages; all pages without a name
    tests/docs/run.py --update PAGE…    rewrites the outputs that they show
"""
import argparse
import difflib
import json
import re
import sys
from pathlib import Path

import exceptions
from page import Command, Told, is_omission, options_named, parse
from shown import CannotUpdate, agrees, masked, updated
from workshop import Workshop

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["README.md", "CONTRIBUTING.md", "scenarios/README.md", "results/README.md", "docs/**/*.md"]


class PageRun:
    """Runs a page in a workshop of its own and collects what is wrong with it."""

    def __init__(self, path, name, workshop, update=False, has_page=True):
        self.path, self.name, self.workshop = path, name, workshop
        self.update, self.has_page = update, has_page
        self.lines = path.read_text(encoding="utf-8").split("\n")
        self.faults, self.done, self.rewritten, self.base = [], 0, [], ""

    def fault(self, line, problem, details=()):
        self.faults.append("\n".join([f"{self.name}:{line}: {problem}", *("    " + detail for detail in details)]))

    def run(self):
        text = "\n".join(self.lines)
        for item in parse(text):
            self.done += 1
            if isinstance(item, Command):
                self.command(item)
            elif isinstance(item, Told):
                self.told(item)
            else:
                self.block(item)
        self.options(text)
        for item, shown in reversed(self.rewritten):
            self.lines[item.first:item.first + len(item.shown)] = shown
        if self.rewritten:
            self.path.write_text("\n".join(self.lines), encoding="utf-8")

    def command(self, item):
        name = re.fullmatch(r"(cutline|\./dev) ([a-z]+)", item.text)
        if item.inline and name:
            self.command_name(item, *name.groups())
            return
        if exceptions.not_run(item.text):
            return
        if not exceptions.RUNNABLE.match(item.text):
            self.fault(item.line, f"'{item.text}' is neither run nor listed in tests/docs/exceptions.py")
            return
        if exceptions.NEEDS_PAGE.search(item.text) and not self.has_page:
            return
        shows = any(not is_omission(line) for line in item.shown)
        text = exceptions.instead(item.text)
        shown = [exceptions.instead(line) for line in item.shown]
        altered = text != item.text
        text = re.sub(r"\s+#\s.*", "", text)
        for placeholder, value in exceptions.PLACEHOLDERS.items():
            text = re.sub(rf"(?<= ){re.escape(placeholder)}(?= |$)", value, text)
        if not shows and not altered:
            text = with_few_trials(text)
        interrupted = shows and shown[0].startswith("^C")
        status, printed = self.workshop.run(text, interrupted)
        if interrupted:
            printed[:1] = ["^C" + line for line in printed[:1]]
        fails = any(re.search(r"\berror: ", line) for line in shown)
        if status not in ((130,) if interrupted else (1, 2) if fails else (0,)):
            self.fault(item.line, f"'{text}' ends with status {status}", printed[-10:])
        elif shows:
            self.output(item, shown, printed, altered)

    def output(self, item, shown, printed, altered):
        """Holds what a page shows against what was printed."""
        if altered:
            shown, printed = [masked(line) for line in shown], [masked(line) for line in printed]
        if agrees(shown, printed):
            return
        try:
            right = updated(shown, printed)
        except CannotUpdate as problem:
            self.fault(item.line, f"'{item.text}' prints something else, and {problem}", printed[:40])
            return
        if self.update and not altered:
            self.rewritten.append((item, right))
        else:
            self.fault(item.line, f"'{item.text}' prints something else (- shown, + printed)",
                       list(difflib.unified_diff(shown, right, lineterm="", n=1))[2:])

    def command_name(self, item, program, name):
        """A command that a sentence names."""
        if program == "cutline":
            known = self.workshop.run(f"cutline help {name}")[0] == 0
        else:
            known = any(line.startswith(f"./dev {name} ") for line in self.workshop.run("./dev help")[1])
        if not known:
            self.fault(item.line, f"there is no command '{item.text}'")

    def block(self, item):
        if item.kind == "json":
            try:
                json.loads(item.text)
            except ValueError as problem:
                self.fault(item.line, f"not JSON: {problem}")
        elif item.kind in ("bash", "sh"):
            self.workshop.save(item.name or "script.sh", exceptions.instead(item.text))
            status, printed = self.workshop.run(f"bash -n {item.name or 'script.sh'}")
            if status != 0:
                self.fault(item.line, "not a script", printed)
        else:
            self.yaml(item)

    def yaml(self, item):
        """A named scenario is saved for what follows; the first is what later fragments change."""
        if item.name:
            self.workshop.save(item.name, item.text)
            self.base = self.base or item.name
            return
        status, printed = self.play(item.text)
        if status != 0:
            self.fault(item.line, "the example can't be played", printed)

    def play(self, text):
        if not re.match(r"(#.*\n)*cutline: 1\n", text):
            text = f"extends: {self.base}\n{text}"
        self.workshop.save("example.yaml", text)
        return self.workshop.run("cutline run example.yaml --trials 1000 --quiet")

    def told(self, item):
        printed = "\n".join(self.play(item.write + "\n")[1])
        if item.told not in printed:
            self.fault(item.line, f"`{item.write}` is told something else", printed.split("\n")[:6])

    def options(self, text):
        named = list(options_named(text))
        if not named:
            return
        overview = self.workshop.run("cutline help")[1]
        known = set(exceptions.OTHER_OPTIONS)
        for word in {"", *re.findall(r"^ +(?:cutline )?([a-z]+)\b", "\n".join(overview), re.M)}:
            status, text = self.workshop.run(f"cutline help {word}")
            known.update(re.findall(r"--[a-z][a-z-]*", "\n".join(text)) if status == 0 else ())
        for line, option in named:
            if option not in known:
                self.fault(line, f"there is no option {option}")


def with_few_trials(command):
    if not exceptions.PLAYS_TRIALS.match(command):
        return command
    if "--trials " in command:
        return re.sub(r"--trials \S+", f"--trials {exceptions.FEW_TRIALS}", command)
    return f"{command} --trials {exceptions.FEW_TRIALS}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("pages", nargs="*", metavar="PAGE")
    options.add_argument("--update", action="store_true")
    options.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    options.add_argument("--program", type=Path, help="default: build/release/cutline of the project")
    options.add_argument("--without-page", action="store_true", help="the program can't make pages of results")
    chosen = options.parse_args()
    root = chosen.root.resolve()
    program = (chosen.program or root / "build/release/cutline").resolve()
    pages = chosen.pages or sorted(str(path.relative_to(root)) for pattern in PAGES for path in root.glob(pattern))
    faults = []
    for name in pages:
        with Workshop(root, program) as workshop:
            page = PageRun(root / name, name, workshop, chosen.update, not chosen.without_page)
            page.run()
        updates = f", {len(page.rewritten)} updated" if chosen.update else ""
        print(f"{name}: {page.done} commands and examples, {len(page.faults)} wrong{updates}", file=sys.stderr)
        faults += page.faults
    print("\n\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
