"""Diagrams of other programs, made up from a seed, with the numbers of boxes and arrows that they hold.

Each maker uses what its format's reference names, so that a reader that takes one form for another is found out.
The numbers come from the making, and not from any reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final

WORDS: Final = (
    *("Fetch water", "Boil it", "Ask the head", "Hitung iuran", "Undang warga", "Rules & fees"),
    *("Pay < 5", "Größe prüfen", "水を汲む", "Lihat #1", "A: B", "Dua; tiga", "Say “yes”", "end"),
)


@dataclass(slots=True)
class Made:
    """A file and what it holds: boxes with the frames of groups, and arrows and lines."""

    text: str
    boxes: int
    arrows: int


@dataclass(slots=True)
class _Sheet:
    """What has been written so far."""

    random: Random
    lines: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    groups: int = 0
    arrows: int = 0

    def several(self, most: int) -> list[str]:
        """Some of the boxes, none twice."""
        return self.random.sample(self.names, min(len(self.names), self.random.randint(1, most)))

    def words(self) -> str:
        return self.random.choice(WORDS)


def dot(seed: int) -> Made:
    """A DOT file: clusters, defaults, chains, sets, ports, HTML, records, several lists of attributes."""
    sheet = _Sheet(Random(seed))
    random = sheet.random
    directed = random.random() < 0.8
    edge = "->" if directed else "--"
    sheet.names = _dot_names(sheet)
    lines = ["// made up", "# a line of the preprocessor", "/* a\ncomment */"]
    lines.append(
        f"{random.choice(('digraph', 'DiGraph') if directed else ('graph', 'Graph'))} g {{"
    )
    lines += ['rankdir=LR; label = "Water"; node [shape=box] edge [color=red, weight=2]']
    lines += [f"{name} [{_dot_label(sheet)}];" for name in sheet.names]
    groups: set[str] = set()
    for number in range(random.randint(0, 3)):
        inside = sheet.several(3)
        cluster = random.random() < 0.6
        groups |= {f"c{number}"} if cluster else set()
        called = f"subgraph {'cluster' if cluster else 'part'}{number}"
        lines.append(
            f"{called if cluster or random.random() < 0.5 else ''} {{ {'; '.join(inside)} }}"
        )
    makers = (_dot_chain, _dot_set, _dot_port)
    for _line in range(random.randint(0, 8)):
        lines.append(
            random.choice(makers)(sheet, edge) + random.choice((";", "", " [style=dotted]"))
        )
    lines.append("}")
    return Made("\n".join(lines), len(sheet.names) + len(groups), sheet.arrows)


def _dot_names(sheet: _Sheet) -> list[str]:
    count = sheet.random.randint(2, 9)
    forms: Sequence[Callable[[int], str]] = (
        *(lambda n: f"a{n}", lambda n: f'"box {n}"', lambda n: f"{n}.5", lambda n: f"-{n + 20}"),
        *(lambda n: f"größe_{n}", lambda n: f'"-> {n}"', lambda n: f'"say \\"{n}\\""'),
        lambda n: f'"long {n} " + "name"',
    )
    return [sheet.random.choice(forms)(number) for number in range(count)]


def _dot_label(sheet: _Sheet) -> str:
    words = sheet.words()
    quoted = words.replace('"', '\\"')
    plain = words.replace("&", "&amp;").replace("<", "&lt;")
    return sheet.random.choice(
        (
            f'label="{quoted}"',
            f"label=<<b>{plain}</b><br/>more>, color=blue",
            'shape=record; label="<p> one|{two|<q> three}"',
            f'label="{quoted}\\nmore"][penwidth=3',
            'label="broken \\\nline"',
            "",
        )
    )


def _dot_chain(sheet: _Sheet, edge: str) -> str:
    names = [sheet.random.choice(sheet.names) for _each in range(sheet.random.randint(2, 4))]
    sheet.arrows += len(names) - 1
    return f" {edge} ".join(names)


def _dot_set(sheet: _Sheet, edge: str) -> str:
    tails, heads = sheet.several(3), sheet.several(3)
    sheet.arrows += len(tails) * len(heads)
    return f"{{{' '.join(tails)}}} {edge} {{{'; '.join(heads)}}}"


def _dot_port(sheet: _Sheet, edge: str) -> str:
    sheet.arrows += 1
    tail, head = (sheet.random.choice(sheet.names) for _each in range(2))
    return f"{tail}:p {edge} {head}:q:ne"


def mermaid(seed: int) -> Made:
    """A Mermaid flowchart: every shape and link, `&`, groups, names of arrows, data, classes, comments."""
    sheet = _Sheet(Random(seed))
    random = sheet.random
    lines = ["---", "title: Water", "---"] if random.random() < 0.3 else []
    lines += ["%%{init: {'theme':'base'}}%%"] if random.random() < 0.3 else []
    lines.append(random.choice(("flowchart LR", "graph TD;", "flowchart", "graph TB")))
    sheet.names = [f"n{number}" for number in range(random.randint(2, 9))]
    lines += [f"  {name}{_mermaid_shape(sheet)}" for name in sheet.names]
    for number in range(random.randint(0, 2)):
        inside = sheet.several(3)
        lines.append(f"subgraph g{number}{random.choice(('', ' [In the hall]'))}")
        lines += [*random.choice(([], ["direction TB"])), *inside, "end"]
        sheet.groups += 1
    for number in range(random.randint(0, 8)):
        lines += _mermaid_links(sheet, number)
    lines += ["classDef seen fill:#f9f", "class n0 seen", "style n1 fill:#fff", "%% the end"]
    return Made("\n".join(lines), len(sheet.names) + sheet.groups, sheet.arrows)


def _mermaid_shape(sheet: _Sheet) -> str:
    words = sheet.words().replace('"', "#quot;")
    shape = sheet.random.choice(
        (
            *(
                '["{}"]',
                '("{}")',
                '(["{}"])',
                '[["{}"]]',
                '[("{}")]',
                '(("{}"))',
                '>"{}"]',
                '{{"{}"}}',
            ),
            *(
                '{{{{"{}"}}}}',
                '[/"{}"/]',
                '[\\"{}"\\]',
                '[/"{}"\\]',
                '((("{}")))',
                '@{{ label: "{}" }}',
            ),
            *(
                '@{{\n  shape: doc\n  label: "{}"\n}}',
                '["`**{}** and *more*`"]',
                "[plain words]",
                "",
            ),
            '["{}"]:::seen',
        )
    )
    return shape.format(words)


def _mermaid_links(sheet: _Sheet, number: int) -> list[str]:
    random = sheet.random
    link = random.choice(
        (
            *(
                "-->",
                "---",
                "-.->",
                "==>",
                "~~~",
                "--o",
                "--x",
                "<-->",
                "o--o",
                "---->",
                ".->",
                "-.-",
            ),
            *(
                "-->|then|",
                "-- then -->",
                "== then ==>",
                "-. then .->",
                "--|then|"[:-6] + ">|then|",
            ),
        )
    )
    if sheet.groups and random.random() < 0.2:
        sheet.arrows += 1
        return [f"g0 --> {random.choice(sheet.names)}"]
    tails, heads = sheet.several(2), sheet.several(2)
    sheet.arrows += len(tails) * len(heads)
    left, right = " & ".join(tails), " & ".join(heads)
    form = random.randrange(4)
    if form == 0 and link[0] in "-=":
        return [f"{left} e{number}@{link} {right}", f"e{number}@{{ animate: true }}"]
    if form == 1 and link.endswith(("-", ">")):
        return [f"{left} {link}", f"  {right}"]
    if form == 2 and link.startswith(("--", "==")):
        return [left, f"  {link} {right};"]
    return [f"{left} {link} {right}"]


def graphml(seed: int) -> Made:
    """A GraphML file: plain keys, one editor's drawings, groups in groups, ports, ends that are not there."""
    sheet = _Sheet(Random(seed))
    random = sheet.random
    drawn = random.random() < 0.5
    body, groups = _graphml_nodes(sheet, drawn, "", 0)
    for number in range(random.randint(0, 8)):
        ends = [random.choice((*sheet.names, *groups)) for _each in range(2)]
        body += _graphml_edge(sheet, number, ends, drawn)
    text = (
        '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:y="http://www.yworks.com/xml/graphml">'
        '<key id="d0" for="node" attr.name="Label" attr.type="string"/>'
        '<key id="d1" for="node" yfiles.type="nodegraphics"/>'
        '<key id="d2" for="edge" yfiles.type="edgegraphics"/>'
        '<key id="d3" for="edge" attr.name="weight" attr.type="double"><default>1.0</default></key>'
        f'<graph id="G" edgedefault="{random.choice(("directed", "undirected"))}">{body}</graph></graphml>'
    )
    return Made(text, len(sheet.names) + len(groups), sheet.arrows)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _graphml_nodes(sheet: _Sheet, drawn: bool, within: str, depth: int) -> tuple[str, list[str]]:
    """Boxes and groups at one level, and the names of the groups."""
    random, body, groups = sheet.random, "", []
    for number in range(random.randint(1, 4)):
        name, words = f"{within}n{number}", _escaped(sheet.words())
        label = (
            f'<data key="d1"><y:ShapeNode><y:Geometry x="{random.random() * 900:.1f}" y="4"/>'
            f"<y:NodeLabel>{words}</y:NodeLabel></y:ShapeNode></data>"
            if drawn
            else random.choice((f'<data key="d0">{words}</data>', f"<desc>{words}</desc>", ""))
        )
        if depth < 2 and random.random() < 0.2:
            inner, more = _graphml_nodes(sheet, drawn, f"{name}::", depth + 1)
            body += f'<node id="{name}" yfiles.foldertype="group">{label}<graph id="{name}:" edgedefault='
            body += f'"directed">{inner}</graph></node>'
            groups += [name, *more]
        else:
            sheet.names.append(name)
            body += f'<node id="{name}">{label}</node>'
    return body, groups


def _graphml_edge(sheet: _Sheet, number: int, ends: Sequence[str], drawn: bool) -> str:
    random = sheet.random
    sheet.arrows += 1
    more = random.choice(("", ' directed="false"', ' directed="true"'))
    heads = ("none", "standard", "delta")
    look = (
        f'<data key="d2"><y:PolyLineEdge><y:LineStyle type="{random.choice(("line", "dashed", "dotted"))}"/>'
        f'<y:Arrows source="{random.choice(heads)}" target="{random.choice(heads)}"/>'
        "<y:EdgeLabel>then</y:EdgeLabel></y:PolyLineEdge></data>"
        if drawn
        else random.choice(("", '<data key="d3">2.5</data>', "<desc>then</desc>"))
    )
    return f'<edge id="e{number}" source="{ends[0]}" target="{ends[1]}"{more}>{look}</edge>'


MAKERS: Final = {"dot": dot, "mmd": mermaid, "graphml": graphml}
