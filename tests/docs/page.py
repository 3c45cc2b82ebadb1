"""What a page of the documentation tells its reader to type, in the order of the page."""
import re
from dataclasses import dataclass, field

FENCE = re.compile(r"^( *)```(\w*)\s*$")
PROMPT = re.compile(r"^(?:[\w-]+)?\$ (.*)$")
# Code in a sentence is a command if it begins so and goes on.
PROGRAMS = r"(?:cutline|\./dev|build/release/[\w/-]+|rsvg-convert|sbatch|srun|cmake|ctest|apt-get|git|npm|python3)"
INLINE = re.compile(rf"(?<!`)`((?:{PROGRAMS} |build/release/bench/)[^`]+)`(?!`)")
TYPED = re.compile(rf"^{PROGRAMS}(?: .*)?$")
SAVED_AS = re.compile(r"[Ss]ave this as `([^`]+)`")
TOLD_HEAD = re.compile(r"^\| you write \| you are told \|$")
TOLD_ROW = re.compile(r"^\| `(.*)` \| (.*) \|$")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


@dataclass
class Command:
    """A command; `shown` are the lines below it, the first of them at index `first` of the page."""

    line: int
    text: str
    inline: bool = False
    shown: list[str] = field(default_factory=list)
    first: int = 0


@dataclass
class Block:
    """An example that is no command: YAML, JSON or a script, to be saved under `name` if the page says so."""

    line: int
    kind: str
    text: str
    name: str = ""


@dataclass
class Told:
    """A row of a table "you write | you are told"."""

    line: int
    write: str
    told: str


def is_omission(line):
    return line.strip() == "…"


def _console(lines, start):
    """The commands of a console block, `$ ` before each, with the lines shown below them."""
    items = []
    for index, line in enumerate(lines, start):
        prompt = PROMPT.match(line)
        if items and not prompt and items[-1].text.endswith("\\"):
            items[-1].text += "\n" + line
        elif prompt:
            items.append(Command(index + 1, prompt[1]))
        elif items:
            items[-1].shown.append(line)
            items[-1].first = items[-1].first or index
    for item in items:
        while item.shown and not item.shown[-1]:  # an empty line before the next command or the end
            item.shown.pop()
    return items


def _fenced(kind, lines, start, name):
    if kind == "console":
        return _console(lines, start)
    if kind in ("yaml", "json", "bash", "sh"):
        return [Block(start, kind, "\n".join(lines) + "\n", name)]
    return [Command(start + index + 1, line) for index, line in enumerate(lines) if TYPED.match(line)]


def _inline(paragraph, start):
    text = "\n".join(paragraph)
    for found in INLINE.finditer(text):
        yield Command(start + 1 + text.count("\n", 0, found.start()), " ".join(found[1].split()), inline=True)


def parse(text):
    """All commands, examples and rows of a page, in its order; and the options that its sentences name."""
    lines = text.split("\n")
    items, paragraph, told, name = [], [], False, ""
    index = 0

    def end_paragraph():
        nonlocal paragraph, name
        if paragraph:
            saved = SAVED_AS.search(" ".join(paragraph))
            name = saved[1] if saved else ""
        items.extend(_inline(paragraph, index - len(paragraph)))
        paragraph = []

    while index < len(lines):
        line = lines[index]
        fence = FENCE.match(line)
        told_row = told and TOLD_ROW.match(line)
        if fence:
            end_paragraph()
            end = next((at for at in range(index + 1, len(lines)) if lines[at].strip() == "```"), len(lines))
            items += _fenced(fence[2], [shown[len(fence[1]):] for shown in lines[index + 1:end]], index + 1, name)
            name, index = "", end + 1
            continue
        if line.startswith("    ") and TYPED.match(line[4:]) and not paragraph:
            items.append(Command(index + 1, line[4:]))
        elif told_row:
            items.append(Told(index + 1, told_row[1], told_row[2]))
        elif line and not line.startswith("|"):
            paragraph.append(line)
        else:
            end_paragraph()
            items.extend(_inline([line], index))
        told = bool(TOLD_HEAD.match(line)) or (told and line.startswith("|"))
        index += 1
    end_paragraph()
    return items


def options_named(text):
    """The long options that inline code names, with the line of each."""
    prose = re.sub(r"^( *```.*?^ *```)", lambda block: "\n" * block[1].count("\n"), text, flags=re.M | re.S)
    for code in re.finditer(r"`([^`\n]+)`", prose):
        for option in OPTION.findall(code[1]):
            yield prose.count("\n", 0, code.start()) + 1, option
