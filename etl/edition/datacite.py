"""An edition as a record of DataCite's metadata schema 4, ready to be registered; no DOI is registered yet.

The form is that of kernel-4.3 in JSON, with its required fields: identifiers, creators, titles, publisher,
publicationYear, types, schemaVersion. The identifier is the permanent address of the edition, of type URL.
"""

from collections.abc import Mapping

from etl.contract import Contract
from etl.edition.citation import read_forms
from etl.edition.records import Record

SCHEMA = "http://datacite.org/schema/kernel-4"
NO_DOI = "No DOI is registered for this edition yet; its permanent address is its identifier."


def describe_datacite(
    contract: Contract, edition: Record, before: str | None, url: str, sizes: Mapping[str, int]
) -> dict[str, object]:
    """Return the record of an edition at the absolute address `url`; `sizes` are the bytes of its files.

    It names the edition before it and not the one after, so that it never changes.
    """
    (licence,) = contract.descriptor["licenses"]
    number = edition["edition"]
    return {
        "schemaVersion": SCHEMA,
        "identifiers": [{"identifier": url, "identifierType": "URL"}],
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "creators": [{"name": read_forms()["authors"]["en"], "nameType": "Organizational"}],
        "titles": [
            {"title": contract.title_en, "lang": "en"},
            {"title": contract.title, "titleType": "TranslatedTitle", "lang": "zh"},
        ],
        "publisher": "Taizhang",
        "publicationYear": edition["released_on"][:4],
        "dates": [{"date": edition["released_on"], "dateType": "Issued"}],
        "language": "zh",
        "version": number,
        "subjects": [{"subject": word} for word in contract.descriptor["keywords"]],
        "formats": ["text/csv", "application/zip"],
        "sizes": [f"{name}: {size} bytes" for name, size in sizes.items()],
        "rightsList": [
            {
                "rights": licence["title"], "rightsUri": licence["path"],
                "rightsIdentifier": licence["name"], "rightsIdentifierScheme": "SPDX",
            }
        ],
        "descriptions": [
            {"description": contract.descriptor["description_en"], "descriptionType": "Abstract", "lang": "en"},
            {"description": contract.descriptor["description"], "descriptionType": "Abstract", "lang": "zh"},
            {"description": NO_DOI, "descriptionType": "TechnicalInfo", "lang": "en"},
        ],
        "relatedIdentifiers": [
            {"relatedIdentifier": other, "relatedIdentifierType": "URL", "relationType": "IsNewVersionOf"}
            for other in ([url.replace(f"/editions/{number}/", f"/editions/{before}/")] if before else [])
        ],
    }  # fmt: skip
