"""The places and bodies that a set of extractions names, as registry rows."""

from collections.abc import Sequence

from etl.model import Document, Extraction
from etl.resolve.bodies import Organization, list_related
from etl.resolve.organizations import resolve_organization
from etl.resolve.regions import Region, find_region, list_ancestors, name_in_english

# Where a document names no place at all.
NO_PLACE = Region("000000", "未载明", "unknown", None)

Row = dict[str, object]


class Register:
    """Resolves each name once and remembers what it gave."""

    def __init__(self, extractions: Sequence[tuple[str, Extraction]]) -> None:
        self._regions: dict[str, Region] = {}
        self._bodies: dict[str, Organization] = {}
        self._names: dict[tuple[str, str], str] = {}
        self._places: dict[tuple[str, str], Region | None] = {}
        for source_id, extraction in extractions:
            for document in extraction.outline.documents:
                region = find_region(document.region, extraction.outline.text)
                self._places[source_id, document.key] = region
                self._keep(region)

    def _keep(self, region: Region | None) -> None:
        for place in (region, *list_ancestors(region)) if region else ():
            self._regions[place.region_id] = place

    def region_of(self, source_id: str, document: Document) -> Region | None:
        """The place that a document governs, or None where the register does not know it."""
        return self._places[source_id, document.key]

    def body_of(self, source_id: str, document: Document, printed: str) -> str:
        """The id of the body that a document prints as `printed`."""
        region = self._places[source_id, document.key]
        body = resolve_organization(printed, region)
        for known in (body, *list_related(body)):
            self._bodies.setdefault(known.organization_id, known)
        self._keep(region or NO_PLACE)
        self._names[printed, (region or NO_PLACE).region_id] = body.organization_id
        return body.organization_id

    def region_rows(self) -> list[Row]:
        """Rows of `regions`: every place named, and the places above it."""
        return [
            {
                "region_id": r.region_id, "name": r.name, "name_en": name_in_english(r.name), "level": r.level,
                "parent_id": r.parent_id, "latitude": r.latitude, "longitude": r.longitude,
            }
            for r in self._regions.values()
        ]  # fmt: skip

    def organization_rows(self) -> tuple[list[Row], list[Row]]:
        """Rows of `organizations` and of `organization_names`."""
        bodies: list[Row] = [
            {
                "organization_id": b.organization_id, "name": b.name, "name_en": b.name_en, "kind": b.kind,
                "region_id": b.region_id, "parent_id": b.parent.organization_id if b.parent else None,
                "successor_id": b.successor.organization_id if b.successor else None,
            }
            for b in self._bodies.values()
        ]  # fmt: skip
        names: list[Row] = [
            {"name": name, "region_id": region_id, "organization_id": body}
            for (name, region_id), body in self._names.items()
        ]
        return bodies, names
