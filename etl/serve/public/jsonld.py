"""What search engines read: the dataset and each document in the words of schema.org."""

from collections.abc import Mapping
from typing import Any

from etl.serve.public.ask import Ask

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def describe_dataset(ask: Ask) -> dict[str, Any]:
    """Return the dataset as a schema.org Dataset with its downloads."""
    contract, edition = ask.site.contract, ask.site.receipt.edition
    kinds = (("CSV", "text/csv", "csv"), ("JSON", "application/json", "json"))
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": ask.choose(contract.title, contract.title_en),
        "alternateName": ["台账", "Taizhang"],
        "description": ask.say(
            "An open, versioned ledger of China's health-reform commitments, each with the clause it comes from."
        ),
        "version": edition,
        "license": LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": ["zh-Hans", "en"],
        "url": f"{ask.origin}{ask.address('')}",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": f"{table.name} ({label})",
                "encodingFormat": media_type,
                "contentUrl": f"{ask.origin}/policy/{table.name}.{ending}",
            }
            for table in contract.layer("facts")
            for label, media_type, ending in kinds
        ],
    }


def describe_document(ask: Ask, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document as a schema.org Legislation; what is unknown is left out."""
    described = {
        "@context": "https://schema.org/",
        "@type": "Legislation",
        "name": document["title"],
        "alternateName": document["title_en"],
        "legislationIdentifier": document["doc_number"] or document["document_id"],
        "legislationDate": document["issued_on"],
        "datePublished": document["published_on"],
        "legislationJurisdiction": document["place"],
        "legislationPassedBy": document["issuer"],
        "inLanguage": "zh-Hans",
        "url": f"{ask.origin}{ask.address('d/' + document['document_id'])}",
    }
    return {name: value for name, value in described.items() if value is not None}
