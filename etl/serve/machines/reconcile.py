"""Names in a table -> organisations, by the Reconciliation Service API 0.2, which OpenRefine and others speak.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from datasette.utils.asgi import BadRequest

from etl.serve.machines.bodies import Body, Candidate, Registry
from etl.serve.site import Site, Words

PATH = "/policy/organizations/-/reconcile"
MOST = 25  # candidates a name
MOST_QUERIES = 500
ALL = {"id": "organization", "name": "机构 Organization"}
PROPERTIES = ("region_id", "place", "kind", "name_en", "printed")
Json = dict[str, Any]


def describe_service(site: Site, origin: str) -> Json:
    """Return the manifest of the service that stands at `origin`."""
    service, words = f"{origin}{PATH}", site.title("organizations")

    def at(path: str) -> Json:
        return {"service_url": service, "service_path": path}

    return {
        "versions": ["0.1", "0.2"],
        "name": f"台账 Taizhang: {words.zh} {words.en}",
        "identifierSpace": f"{origin}/zh/bodies/",
        "schemaSpace": f"{origin}/zh/codebook#organizations",
        "defaultTypes": [ALL],
        "documentation": f"{origin}/zh/api#reconcile",
        "view": {"url": f"{origin}/zh/bodies/{{{{id}}}}"},
        "preview": {"url": f"{service}/preview?id={{{{id}}}}", "width": 400, "height": 200},
        "suggest": {name: at(f"/suggest/{name}") for name in ("entity", "property", "type")},
        "extend": {"propose_properties": at("/extend/propose"), "property_settings": []},
    }


def list_types(site: Site) -> list[Json]:
    """Return the kinds of organisations as types, all together first."""
    columns = {c.name: c for c in site.contract.tables["organizations"].columns}
    return [ALL, *({"id": kind, "name": _name_kind(site, kind)} for kind in columns["kind"].constraints["enum"])]


def _name_kind(site: Site, kind: str) -> str:
    return f"{site.term('kind', kind) or kind} {kind.replace('_', ' ')}"


def list_properties(site: Site) -> list[Json]:
    """Return what can be asked of an organisation, and by what a query can be narrowed."""
    titles = {
        "place": Words("地区名称", "Name of the place"),
        "printed": Words("印出的名称", "Printed names"),
    }
    named = {name: titles.get(name) or site.column("organizations", name) for name in PROPERTIES}
    return [{"id": name, "name": f"{words.zh} {words.en}"} for name, words in named.items()]


def answer_queries(site: Site, registry: Registry, text: str) -> Json:
    """Return the candidates of every query of a batch; BadRequest where it is none."""
    queries = _read_object(text)
    if len(queries) > MOST_QUERIES:
        raise BadRequest(f"{len(queries)} queries; at most {MOST_QUERIES} in one batch")
    return {name: {"result": _answer(site, registry, query)} for name, query in queries.items()}


def _answer(site: Site, registry: Registry, query: Any) -> list[Json]:
    if not isinstance(query, dict) or not isinstance(query.get("query"), str):
        raise BadRequest('a query is an object with the text "query"')
    limit = query.get("limit")
    limit = limit if isinstance(limit, int) and 0 < limit <= MOST else 5
    kinds = set(_list_values(query.get("type"))) - {ALL["id"]}
    regions: set[str] = set()
    for asked in query.get("properties") or ():
        name, values = (
            (asked.get("pid"), set(_list_values(asked.get("v")))) if isinstance(asked, dict) else (None, set())
        )
        if name in ("region_id", "place") and values:
            # A place that is not here narrows to nothing.
            regions |= {b.region_id for b in registry.bodies if b.region_id and {b.region_id, b.row["place"]} & values}
            regions = regions or {""}
        elif name == "kind":
            kinds |= values
    found = registry.find(query["query"][:200], kinds, regions, limit)
    return [_describe_candidate(site, candidate) for candidate in found]


def _list_values(value: Any) -> list[str]:
    """Values as OpenRefine writes them: one or several, each a text or an object with an id."""
    several = value if isinstance(value, list) else [value]
    return [str(v.get("id", "")) if isinstance(v, dict) else str(v) for v in several if v not in (None, "")]


def _describe_candidate(site: Site, candidate: Candidate) -> Json:
    body = candidate.body
    kind = {"id": body.kind, "name": _name_kind(site, body.kind)}
    return {**describe_body(body), "type": [kind], "score": candidate.score, "match": candidate.is_sure}


def describe_body(body: Body) -> Json:
    """Return an organisation in short: id, name, and what tells it from others of that name."""
    about = " · ".join(str(part) for part in (body.row["place"], body.row["name_en"]) if part)
    return {"id": body.body_id, "name": body.row["name"], "description": about}


def extend(site: Site, registry: Registry, text: str) -> Json:
    """Return the properties asked for of the organisations asked for; an id that is not here has none."""
    asked = _read_object(text)
    names = {p["id"]: p["name"] for p in list_properties(site)}
    wanted = [str(p.get("id")) for p in asked.get("properties", ()) if isinstance(p, dict)]
    if unknown := [p for p in wanted if p not in names]:
        raise BadRequest(f"no property {unknown[0]}; there are {', '.join(names)}")
    rows = {}
    for body_id in map(str, asked.get("ids", ())):
        row: Mapping[str, object] = registry.by_id[body_id].row if body_id in registry.by_id else {}
        rows[body_id] = {name: _list_cells(row.get(name)) for name in wanted}
    return {"meta": [{"id": name, "name": names[name]} for name in wanted], "rows": rows}


def _list_cells(value: object) -> list[Json]:
    values = value if isinstance(value, list) else [value]
    return [{"str": str(v)} for v in values if v not in (None, "")]


def suggest(things: Sequence[Json], prefix: str) -> Json:
    """Return the things whose id or name has `prefix` in it."""
    low = prefix.lower()
    return {"result": [t for t in things if low in str(t["id"]).lower() or low in str(t["name"]).lower()]}


def _read_object(text: str) -> Json:
    try:
        read = json.loads(text)
    except ValueError:
        read = None
    if not isinstance(read, dict):
        raise BadRequest("queries and extend are JSON objects")
    return read
