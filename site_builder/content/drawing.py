"""SVG drawings from content, drawn safely: written anew from the shapes and colours in them, and from nothing else.

An SVG file is a page of its own to a browser that opens it: it can run programs, load files from elsewhere and show web
pages. So what could do any of that is refused, with its line, and what only a drawing program keeps for itself (layers,
guides, comments, paths of somebody's computer) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder, tostring
from xml.parsers import expat

from site_builder.diagnostics import Code, Problem, Severity

DRAWING_UNSAFE = Code(
    "drawing-unsafe",
    Severity.ERROR,
    "An SVG drawing holds something that does more than draw, or isn't sound.",
)

MAX_BYTES: Final = 100_000
"""Every reader fetches it. A logo takes a few thousand bytes; more is a photograph or a tracing of one."""
MAX_DEPTH: Final = 64
MAX_USES: Final = 20
"""Each use of a group may hold uses of others: without a limit a few lines draw a million shapes on a reader's phone."""
_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_DRAWS: Final = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "style", "text", "tspan"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("clipPath", "mask", "marker", "pattern", "linearGradient", "radialGradient", "stop", "filter"),
        *("feBlend", "feColorMatrix", "feComposite", "feDropShadow", "feFlood", "feGaussianBlur", "feMerge"),
        *("feMergeNode", "feOffset"),
    }
)
_LEFT_OUT: Final = frozenset({"title", "desc", "metadata"})
"""What readers get from `alt` instead, or nobody."""
_REACHES_OUT: Final = re.compile(
    r"url\((?!\s*['\"]?#)|@(?!media\b)|\\|//|(?:java|vb)script:|data:|(?:expression|image|image-set|src|cross-fade)\(",
    re.IGNORECASE,
)
"""What in a style or an attribute leads out of the drawing, or could hide that it does."""
_INSTEAD: Final = "Take it out in the program it was drawn with (“save as plain SVG”), or save it as PNG."
_NUMBER: Final = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px|pt|mm|cm|in)?\s*")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as it is published, with its width and height in its own units."""

    data: bytes
    width: float
    height: float


class UnsafeDrawing(Exception):
    """What is wrong with a drawing, and where in its file."""

    def __init__(self, problem: Problem, line: int, column: int) -> None:
        super().__init__(problem, line, column)
        self.problem, self.line, self.column = problem, line, column


def draw_safely(data: bytes) -> Drawing:
    """Write a drawing anew from what draws in it; the same bytes give the same. Raises `UnsafeDrawing`."""
    if len(data) > MAX_BYTES:
        raise _refused(
            f"This drawing has {len(data) // 1000} kB, and every reader would have to fetch it.",
            f"Simplify it to at most {MAX_BYTES // 1000} kB, or save it as PNG.",
        )
    root = _Reader().read(data)
    width, height = _size(root)
    root.set("viewBox", root.get("viewBox") or f"0 0 {width:g} {height:g}")
    for name in ("x", "y", "width", "height"):
        root.attrib.pop(name, None)
    root.set("xmlns", _SVG)
    return Drawing(tostring(root, "unicode").encode() + b"\n", width, height)


def _refused(message: str, hint: str = _INSTEAD, line: int = 1, column: int = 1) -> UnsafeDrawing:
    return UnsafeDrawing(Problem(DRAWING_UNSAFE, message, hint), line, column)


def _size(root: Element) -> tuple[float, float]:
    """The width and height by the drawing's own frame, or by the size it says."""
    frame = [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    if len(frame) == 4 and frame[2] > 0 and frame[3] > 0:
        return frame[2], frame[3]
    sizes = [_NUMBER.fullmatch(root.get(name, "")) for name in ("width", "height")]
    width, height = (float(each[1]) if each else 0.0 for each in sizes)
    if not width or not height:
        raise _refused(
            "This drawing doesn't say how large it is.", "Save it again with a size or a `viewBox`."
        )
    root.attrib.pop("viewBox", None)
    return width, height


class _Reader:
    """Builds a tree of what draws, and stops at the first thing that does more."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._tree = TreeBuilder()
        self._open: list[str] = []
        self._styles: list[str] = []
        self._uses = 0
        self._outside = 0
        """How deep it is inside something that is left out."""

    def read(self, data: bytes) -> Element:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            message = f"This isn't sound SVG: {expat.errors.messages[error.code]}."
            raise _refused(message, "Save it again.", error.lineno, error.offset + 1) from None
        return self._tree.close()

    def _refuse(self, what: str) -> UnsafeDrawing:
        column = self._parser.CurrentColumnNumber + 1
        return _refused(
            f"A logo only draws, and this drawing {what}.", _INSTEAD, self._parser.CurrentLineNumber, column
        )

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_own: int) -> None:
        # What Illustrator writes names the standard and nothing else. Entities could hide what an element is.
        if has_own:
            raise self._refuse("has definitions of its own in front")

    def _instruction(self, target: str, _data: str) -> None:
        raise self._refuse(f"is told `<?{target}` from outside")

    def _start(self, full_name: str, attributes: Mapping[str, str]) -> None:
        space, _, name = full_name.rpartition(" ")
        if self._outside or (self._open and (space != _SVG or name in _LEFT_OUT)):
            if name.lower() in ("script", "foreignobject"):
                raise self._refuse(f"holds `<{name}>`")
            self._outside += 1
            return
        if space != _SVG or name not in _DRAWS or (not self._open and name != "svg"):
            raise self._refuse(f"holds `<{name}>`")
        self._open.append(name)
        self._uses += name == "use"
        if len(self._open) > MAX_DEPTH or self._uses > MAX_USES:
            raise self._refuse("has parts inside parts inside parts, without end")
        self._tree.start(name, dict(self._attributes(attributes)))

    def _attributes(self, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for full_name, value in attributes.items():
            space, _, name = full_name.rpartition(" ")
            if name.lower().startswith("on"):
                raise self._refuse(f"does something `{name}`")
            if name == "href" and space in ("", _XLINK):
                if not value.startswith("#"):
                    raise self._refuse("loads something from elsewhere")
                yield name, value
            elif not space and not name.startswith("data-"):
                self._hold_inside(value)
                yield name, value

    def _hold_inside(self, text: str) -> None:
        if found := _REACHES_OUT.search(text):
            raise self._refuse(f"has `{found[0]}` in its styles, which can lead out of it")

    def _end(self, _name: str) -> None:
        if self._outside:
            self._outside -= 1
            return
        self._hold_style()
        self._tree.end(self._open.pop())

    def _text(self, text: str) -> None:
        if self._outside:
            return
        if self._open[-1] == "style":
            self._styles.append(text)
        if self._open[-1] in ("text", "tspan", "style"):
            self._tree.data(text)

    def _hold_style(self) -> None:
        """A style comes in pieces, so it is looked at when all of it is there."""
        if self._open[-1] == "style":
            self._hold_inside("".join(self._styles))
            self._styles.clear()
