"""Shows that run.py finds planted faults, and that --update writes what is right and nothing else."""
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from shown import CannotUpdate, agrees, updated

OWN_FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TMPDIR")
RUN = Path(__file__).resolve().with_name("run.py")

# Answers like cutline: plays a scenario unless it holds "wrong" or is lost, finds fault with each that it checks.
PROGRAM = """#!/usr/bin/env bash
case "$*" in
help) printf '  cutline run FILE\\n  cutline check FILE\\n' ;;
'help run') printf '  --trials N\\n' ;;
help*) [[ $2 == check ]] ;;
'run a.yaml') printf 'Title\\noak   70%%\\nbirch 30%%\\nThe end.\\n' ;;
'run '*) ! grep -H wrong "$2" && [[ $2 != lost.yaml ]] ;;
'check crash.yaml') echo "crash.yaml:1:1: error: no good"; exit 139 ;;
'check home') touch "$HOME/kept" "$XDG_CONFIG_HOME/kept" "$XDG_DATA_HOME/kept" "$TMPDIR/kept" ;;
check*) echo "$2:1:1: error: no good"; exit 2 ;;
esac
"""

GOOD = """Code: `cutline run` and `--trials`. Save this as `a.yaml`:

```yaml
cutline: 1
```

```console
$ cutline run a.yaml
Title
oak   70%
…
$ cutline check a.yaml
a.yaml:1:1: error: …
```

```yaml
cutline: 1
title: Right
```

    ./dev run a.yaml

| you write | you are told |
| --- | --- |
| `a: wrong` | a: wrong |
"""

DEV = '#!/bin/bash\n[[ ${1-help} != help ]] || echo "./dev run FILE"\n'


class Pages(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.root = Path(holder.name)
        for name, text in {"cutline": PROGRAM, "dev": DEV}.items():
            (self.root / name).write_text(text, encoding="utf-8")
            (self.root / name).chmod(0o755)

    def run_page(self, text, *options):
        """Exit status, what is said, and the page afterwards."""
        page = self.root / "page.md"
        page.write_text(text, encoding="utf-8")
        done = subprocess.run([sys.executable, "-B", RUN, "--root", self.root, "--program", self.root / "cutline",
                               *options, "page.md"], capture_output=True, text=True,
                              env={**os.environ, **dict.fromkeys(OWN_FOLDERS, str(self.root))})
        return done.returncode, done.stdout, page.read_text(encoding="utf-8")

    def test_a_true_page_passes(self):
        self.assertEqual(self.run_page(GOOD)[:2], (0, "\n"))

    def test_each_planted_fault_is_found_at_its_line(self):
        for true, false, line, said in [
            ("oak   70%", "oak   71%", 8, "+oak   70%"),
            ("oak   70%\n…", "oak   70%", 8, "+birch 30%"),
            ("Title\n", "", 8, "+Title"),
            ("error: …", "error: bad…", 12, "prints something else"),
            ("$ cutline check a.yaml\n", "$ cutline check a.yaml\n$ true\n", 13, "neither run nor listed"),
            ("check a.yaml\na.yaml", "check crash.yaml\ncrash.yaml", 12, "ends with status 139"),
            ("    ./dev run a.yaml", "    git clone cutline", 21, "neither run nor listed"),
            ("    ./dev run a.yaml", "    cutline run lost.yaml", 21, "ends with status 1"),
            ("`cutline run`", "`cutline ruin`", 1, "no command 'cutline ruin'"),
            ("`cutline run`", "`./dev ruin`", 1, "no command './dev ruin'"),
            ("`--trials`", "`--trails`", 1, "no option --trails"),
            ("title: Right", "title: wrong", 16, "can't be played"),
            ("| a: wrong", "| a: right", 25, "is told something else"),
            ("```yaml\ncutline: 1\ntitle: Right", '```json\n{"a": 1,}', 16, "not JSON"),
        ]:
            with self.subTest(false):
                self.assertIn(true, GOOD)
                status, output, _ = self.run_page(GOOD.replace(true, false, 1))
                self.assertEqual(status, 1)
                self.assertIn(f"page.md:{line}: ", output)
                self.assertIn(said, output)

    def test_commands_leave_the_testers_folders_alone(self):
        self.assertEqual(self.run_page("    cutline check home\n")[:2], (0, "\n"))
        self.assertFalse((self.root / "kept").exists())

    def test_update_rewrites_what_is_shown_and_nothing_else(self):
        stale = GOOD.replace("Title\noak   70%\n", "Old title\noak   71%\n")
        self.assertEqual(self.run_page(stale, "--update"), (0, "\n", GOOD))

    def test_update_leaves_a_page_alone_where_it_cannot_tell(self):
        lost = GOOD.replace("Title\noak   70%\n…", "Title\n…\nsomething that nobody prints\n…")
        status, output, page = self.run_page(lost, "--update")
        self.assertEqual((status, page), (1, lost))
        self.assertIn("nothing printed looks like", output)


class Shown(unittest.TestCase):
    printed = ["Title", "", "Team  p", "──────", "oak   70%", "birch 30%", "", "Sets", "oak and birch  20%", "The end."]

    def test_what_agrees(self):
        for shown in (self.printed, ["…"], ["Title", "…"], ["…", "The end."], ["Title", "…", "oak   70%", "…"],
                      ["Ti…", "…", "The…"], ["…", "oak   70%", "birch 30%", "…", "oak and…", "…"]):
            self.assertTrue(agrees(shown, self.printed), shown)

    def test_what_does_not_agree(self):
        for shown in (self.printed[:-1], self.printed[1:], ["Title"], ["Title ", "…"], ["Title", "…", "Title"],
                      ["Title", "…", "oak   7%", "…"], ["…", "The end"], ["…", "Sets", "…", "oak   70%", "…"]):
            self.assertFalse(agrees(shown, self.printed), shown)

    def test_update_keeps_what_is_left_out(self):
        for stale, right in [
            (["Title", "…", "oak   8%", "birch 92%", "…"], ["Title", "…", "oak   70%", "birch 30%", "…"]),
            (["…", "Team     p", "────────", "oak   1.5%", "…"], ["…", "Team  p", "──────", "oak   70%", "…"]),
            (["Tytle", "…", "Sets", "oak and…", "…"], ["Title", "…", "Sets", "oak and…", "…"]),
            (["…", "Sets", "oak and birch  1%", "The end!"], ["…", "Sets", "oak and birch  20%", "The end."]),
            (["…", "oak   7%", "gone 3%", "…"], ["…", "oak   70%", "birch 30%", "…"]),
            (["all", "of it"], self.printed),
        ]:
            self.assertEqual(updated(stale, self.printed), right)

    def test_lines_that_are_new_are_shown_between_known_ones(self):
        self.assertEqual(updated(["…", "Team  p", "oak   7%", "birch 93%", "…"], self.printed),
                         ["…", "Team  p", "──────", "oak   70%", "birch 30%", "…"])

    def test_update_gives_up_rather_than_guess(self):
        with self.assertRaises(CannotUpdate):
            updated(["Title", "…", "Warning: too few", "…"], self.printed)

    def test_json_may_be_broken_and_shortened_anywhere(self):
        printed = ["{", '  "digest": "sha256:0a1b2c",', '  "trials": 20,', '  "teams": {', '    "oak2": 0.75',
                   "  }", "}"]
        shown = ['{"digest": "sha256:0a…", …', ' "teams": {"oak2": 0.75}}']
        self.assertTrue(agrees(shown, printed))
        self.assertFalse(agrees(['{"digest": "sha256:0a…", …', ' "teams": {"oak2": 0.5}}'], printed))
        self.assertFalse(agrees(['{"trials": 20, …}'], printed))
        self.assertEqual(updated(['{"digest": "sha256:ff…", …', ' "teams": {"oak2": 1}}'], printed), shown)


if __name__ == "__main__":
    unittest.main()
