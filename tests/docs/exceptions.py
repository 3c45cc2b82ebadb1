"""What of the documentation is not run as it stands, and why. Everything else is."""
import re

# Files that a page takes for granted, as the reader's own.
SAMPLES = {
    "scenario.yaml": "scenarios/sovereign-ai-2025-08.yaml",
    "FILE": "scenarios/sovereign-ai-2026-01.yaml",
    "OTHER.yaml": "scenarios/sovereign-ai-2025-08.yaml",
}
HOME_FOLDERS = [".config/fish/completions"]  # fish makes it when it is first started

# What stands for the reader's choice in a form of command, such as `cutline trace FILE --trial N`.
PLACEHOLDERS = {"FILE…": "FILE", "N": "3", "X": "lg", "F": "csv", "NAME": "two-cuts", "COMMAND": "run",
                "FOLDER": "results"}

# Neither run nor checked further.
NOT_RUN = [
    (r"rsvg-convert ", "a program of another package"),
    (r"apt-get install$", "a kind of command"),
    (r"sudo apt-get install |cmake |\./dev package$", "build and install; tests/package does that"),
    (r"man ", "shows what an installation brings; tests/package looks for it"),
    (r"cutline (merge PART…|report RESULT\.json…|results A B…)$",
     "forms; docs/running.md, docs/report.md and docs/results.md have them with files"),
    (r"\./dev cutline …$", "a form; `./dev cutline` with arguments is run where a page has it"),
]

# Run in another way, as text → text. Shown output is then compared without its figures.
INSTEAD = [
    (r"--trials 1e10\b", "--trials 3e7 --threads 1", "takes an hour; on one thread long enough to be interrupted"),
    (r"--trials 1e1[13]\b", "--trials 200000", "takes hours on many machines"),
    (r"--array=1-200\b", "--array=1-3", "a cluster's job"),
    (r"/200\b", "/3", "a cluster's job"),
    (r"/usr/share/cutline/scenarios/", "scenarios/", "stand there once cutline is installed"),
    (r"INSTRUCTION_SET=AVX2\b", "INSTRUCTION_SET=EMU128", "not every machine has AVX2; this one all have"),
]

# Where a page shows no output, nobody sees how many trials were played: these are enough to try the command.
FEW_TRIALS = 20000
STUDIES = "run|compare|weights|sensitivity|target"
PLAYS_TRIALS = re.compile(rf"^(\w+=\S+ )*(cutline|\./dev|\./dev cutline) ({STUDIES})\b")

# Commands that need the page of results, which a build may lack.
NEEDS_PAGE = re.compile(r"--report\b|^(cutline|\./dev) report ")

# Programs that build, test or install: those of the scratch folder do nothing, so that `./dev` is tested, not they.
IDLE_PROGRAMS = ["apt-get", "chromium", "clang-format-14", "clang-tidy-14", "cmake", "ctest", "dpkg-query", "node",
                 "npm"]

# What a command may begin with; anything else has to stand in NOT_RUN.
RUNNABLE = re.compile(r"^(\w+=\S+ )*(cutline|\./dev|build/release/bench/[\w-]+|sbatch)( |$)")

# Options that sentences name and that are other programs': cmake, sbatch, bench-side_by_side, tests/docs/run.py.
OTHER_OPTIONS = {"--array", "--billion", "--build", "--install", "--preset", "--rounds", "--update"}


def instead(text):
    """The text as it is run."""
    for pattern, replacement, _ in INSTEAD:
        text = re.sub(pattern, replacement, text)
    return text


def not_run(command):
    return any(re.match(pattern, command) for pattern, _ in NOT_RUN)
