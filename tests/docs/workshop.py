"""A scratch folder that looks like the project to whoever types the commands of a page."""
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from exceptions import HOME_FOLDERS, IDLE_PROGRAMS, SAMPLES

IDLE = """#!/bin/sh
# Does nothing, but tells ./dev that every package is there.
[ "${0##*/}" != dpkg-query ] || echo installed
"""

SBATCH = """#!/usr/bin/env bash
# Plays the tasks of an array one after the other.
set -e
read -r first last < <(sed -n 's/^#SBATCH --array=\\([0-9]*\\)-\\([0-9]*\\)$/\\1 \\2/p' "$1")
for SLURM_ARRAY_TASK_ID in $(seq "$first" "$last"); do
    export SLURM_ARRAY_TASK_ID SLURM_CPUS_PER_TASK=1
    bash -e "$1"
done
"""


def _write_program(path, text):
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


class Workshop:
    """Holds the folders and files of the project, `./dev`, and in its path the built program."""

    def __init__(self, root, program):
        self._holder = tempfile.TemporaryDirectory(prefix="cutline-docs-")
        self.folder = Path(self._holder.name) / "cutline"
        tools = Path(self._holder.name) / "tools"
        tools.mkdir()
        build = self.folder / "build/release"
        (build / "bench").mkdir(parents=True)
        for name in ("include", "results", "sim", "tests"):
            (self.folder / name).mkdir()
        for name in ("scenarios", "docs", "bench"):
            if (root / name).is_dir():
                shutil.copytree(root / name, self.folder / name)
        for name in ("dev", "README.md"):
            if (root / name).is_file():
                shutil.copy(root / name, self.folder / name)
        for name, scenario in SAMPLES.items():
            if (root / scenario).is_file():
                shutil.copy(root / scenario, self.folder / name)
        (build / "cutline").symlink_to(program)
        (tools / "cutline").symlink_to(program)
        for source in (root / "bench").glob("*.cpp"):
            _write_program(build / "bench" / f"bench-{source.stem}", IDLE)
        for name in IDLE_PROGRAMS:
            _write_program(tools / name, IDLE)
        _write_program(tools / "sbatch", SBATCH)
        _write_program(tools / "srun", '#!/bin/sh\nexec "$@"\n')
        self._environment = {key: value for key, value in os.environ.items() if not key.startswith("CUTLINE_")}
        self._environment["PATH"] = f"{tools}:{os.environ['PATH']}"
        self._environment.update(self._own_folders(Path(self._holder.name)))

    @staticmethod
    def _own_folders(holder):
        """What commands write to the reader's own folders stays in the workshop, not in the tester's."""
        home = holder / "home"
        own = {"HOME": home, "XDG_CONFIG_HOME": home / ".config", "XDG_DATA_HOME": home / ".local/share",
               "TMPDIR": holder / "tmp"}
        for folder in [*own.values(), *(home / name for name in HOME_FOLDERS)]:
            folder.mkdir(parents=True, exist_ok=True)
        return {name: str(folder) for name, folder in own.items()}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._holder.cleanup()

    def save(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, command, interrupted=False):
        """Exit status of a command, interrupted after a second if asked, and the lines that a terminal would show."""
        process = subprocess.Popen(["bash", "-c", command], cwd=self.folder, env=self._environment,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   start_new_session=True)
        if interrupted:
            time.sleep(1)
            os.killpg(process.pid, signal.SIGINT)
        # CSV ends its lines with \r\n, of which a terminal shows nothing.
        printed = process.communicate()[0].decode().replace("\r\n", "\n").split("\n")
        return process.returncode, printed[:-1] if printed[-1] == "" else printed
