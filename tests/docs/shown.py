"""Shown output beside what a command printed: whether they agree, and what should be shown.

A line `…` leaves out any number of lines, `…` at the end of a line leaves out its rest. JSON is compared without
white space, and there `…` may stand anywhere.
"""
import difflib
import re

from page import is_omission

NUMBER = r"[<>≈±+−-]*\d[\d.,]*(?:e[+-]?\d+)?"
JSON_FIGURE = re.compile(r"sha256:[0-9a-f]+|-?\d[\d.]*(?:e[+-]?\d+)?")


class CannotUpdate(Exception):
    pass


def masked(line):
    """A line without its figures and their alignment: what two versions of one line share."""
    return re.sub(r"[ ─]+", " ", re.sub(NUMBER, "#", line)).strip()


def _is_json(shown):
    return shown[0].lstrip()[:1] in ("{", "[")


def _pieces(shown):
    """JSON text between omissions, each without white space."""
    return [re.sub(r"\s", "", piece) for piece in "\n".join(shown).split("…")]


def _json_agrees(shown, actual):
    pieces, text, at = _pieces(shown), re.sub(r"\s", "", "".join(actual)), 0
    for number, piece in enumerate(pieces):
        found = text.find(piece, at)
        if found < 0 or (number == 0 and found > 0):
            return False
        at = found + len(piece)
    return text.endswith(pieces[-1])


def _segments(shown):
    """The runs of lines between omissions; empty ones where an omission begins or ends the whole."""
    segments = [[]]
    for line in shown:
        if is_omission(line):
            segments.append([])
        else:
            segments[-1].append(line)
    return segments


def _line_agrees(shown, actual):
    return actual.startswith(shown[:-1]) if shown.endswith("…") else actual == shown


def _stands_at(segment, actual, at):
    return at + len(segment) <= len(actual) and all(map(_line_agrees, segment, actual[at:]))


def agrees(shown, actual):
    """Whether the lines shown are the lines printed, but for what is left out."""
    if shown and _is_json(shown):
        return _json_agrees(shown, actual)
    first, *others = _segments(shown)
    if not _stands_at(first, actual, 0):
        return False
    if not others:
        return len(first) == len(actual)
    at = len(first)
    for segment in others[:-1]:
        while not _stands_at(segment, actual, at):
            at += 1
            if at > len(actual):
                return False
        at += len(segment)
    end = len(actual) - len(others[-1])
    return at <= end and _stands_at(others[-1], actual, end)


def _same(line, actual, low, near):
    """Where from `low` on, nearest to `near`, the line stands, if need be with other figures; else None."""
    for alike in (_line_agrees, lambda shown, printed: masked(shown) == masked(printed)):
        found = [at for at in range(low, len(actual)) if alike(line, actual[at])]
        if found:
            return min(found, key=lambda at: abs(at - near))
    return None


def _start(line, actual, low, near):
    """Where the first line after an omission now stands, perhaps in other words."""
    same = _same(line, actual, low, near)
    if same is not None:
        return same
    likeness = {at: difflib.SequenceMatcher(None, masked(line), masked(actual[at])).ratio()
                for at in range(low, len(actual))}
    best = max(likeness, key=likeness.get, default=None)
    if best is None or likeness[best] < 0.6:
        raise CannotUpdate(f"nothing printed looks like the shown line {line!r}")
    return best


def _end(line, actual, low, near):
    """Where the last line before an omission now stands; if it is gone, as many lines are shown as were."""
    same = _same(line, actual, low, near)
    return min(near, len(actual) - 1) if same is None else same


def _shorten(line, segment):
    """The new line, left out from where the old one was."""
    old = [shown for shown in segment if shown.endswith("…")]
    for shown in old:
        if line.startswith(shown[:-1]):
            return shown
    for shown in old:
        if difflib.SequenceMatcher(None, masked(shown[:-1]), masked(line[:len(shown) - 1])).ratio() >= 0.8:
            return line[:len(shown) - 1] + "…"
    return line


def _json_updated(shown, actual):
    """The pieces as they are, each with the figures that now stand in its place."""
    text, at, pieces = "\n".join(actual), 0, []
    for piece in "\n".join(shown).split("…"):
        filled = ""
        tokens = re.findall(rf"\s+|{JSON_FIGURE.pattern}|\"(?!sha256)[^\"\s]*\"|.", piece)
        pattern = r"\s*".join(f"({JSON_FIGURE.pattern})" if JSON_FIGURE.fullmatch(token) else re.escape(token)
                              for token in tokens if not token.isspace())
        found = re.compile(pattern).search(text, at)
        if not found:
            raise CannotUpdate(f"nothing printed has the form of {piece.strip()[:60]!r}…")
        at = found.end()
        figures = iter(found.groups())
        for token in tokens:
            if JSON_FIGURE.fullmatch(token):
                figure = next(figures)
                token = figure[:len(token)] if token.startswith("sha256") else figure
            filled += token
        pieces.append(filled)
    return "…".join(pieces).split("\n")


def updated(shown, actual):
    """What should be shown: the lines printed, with the same parts left out. Raises CannotUpdate."""
    if agrees(shown, actual):
        return shown
    if _is_json(shown):
        result = _json_updated(shown, actual)
    else:
        result, at = [], 0
        segments = _segments(shown)
        for number, segment in enumerate(segments):
            if number:
                result.append("…")
            if not segment:
                continue
            last = number + 1 == len(segments)
            start = 0
            if number:
                start = _start(segment[0], actual, at, len(actual) - len(segment) if last else at)
            near = start + len(segment) - 1
            at = len(actual) if last else _end(segment[-1], actual, start, near) + 1
            result += [_shorten(line, segment) for line in actual[start:at]]
    if not agrees(result, actual):
        raise CannotUpdate("what is left out can't be told apart any more")
    return result
