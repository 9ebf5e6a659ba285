"""JSON-LD as Turtle, for graphs of the plain kind that `dcat.py` writes: prefixes alone in the context."""

import json
from collections.abc import Mapping
from typing import Any

UNSAFE = str.maketrans({c: f"%{ord(c):02X}" for c in '<>"{}|^`\\ '})


def write_turtle(document: Mapping[str, Any]) -> str:
    """Return the graph of a JSON-LD document as Turtle; both are the same triples."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in document["@context"].items())
    nodes = "".join(f"\n{_write_iri(node['@id'])}\n{_write_body(node, 1)} .\n" for node in document["@graph"])
    return prefixes + nodes


def _write_body(node: Mapping[str, Any], depth: int) -> str:
    lines = []
    for name, value in node.items():
        if name == "@id":
            continue
        values = value if isinstance(value, list) else [value]
        if name == "@type":
            lines.append(f"a {', '.join(values)}")
        else:
            lines.append(f"{name} {', '.join(_write_value(v, depth) for v in values)}")
    space = "    " * depth
    return " ;\n".join(f"{space}{line}" for line in lines)


def _write_value(value: Any, depth: int) -> str:
    if isinstance(value, str):
        return _write_text(value)
    if "@value" in value:
        kind = f"@{value['@language']}" if "@language" in value else f"^^{value['@type']}"
        return f"{_write_text(value['@value'])}{kind}"
    if set(value) == {"@id"}:
        return _write_iri(value["@id"])
    if "@id" in value:
        raise ValueError(f"{value['@id']} has more than its address: describe it in the graph")
    return f"[\n{_write_body(value, depth + 1)}\n{'    ' * depth}]"


def _write_iri(iri: str) -> str:
    return f"<{iri.translate(UNSAFE)}>"


def _write_text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
