"""The public address: taken as it is set, refused where it is none."""

from types import SimpleNamespace

import pytest

from etl.errors import Complaint
from etl.project import Project
from etl.serve.origin import find_origin, read_origin
from etl.serve.process.run import serve_edition


@pytest.mark.parametrize(
    ("value", "origin"),
    [
        ("", ""),
        ("https://taizhang.example.org", "https://taizhang.example.org"),
        ("https://taizhang.example.org/", "https://taizhang.example.org"),  # as people copy it from a browser
        (" http://127.0.0.1:8001 ", "http://127.0.0.1:8001"),
    ],
)
def test_a_public_address_is_scheme_and_host(monkeypatch: pytest.MonkeyPatch, value: str, origin: str) -> None:
    monkeypatch.setenv("TAIZHANG_ORIGIN", value)
    assert read_origin() == origin
    asked = SimpleNamespace(scheme="http", host="localhost:8001")
    assert find_origin(asked) == (origin or "http://localhost:8001")


@pytest.mark.parametrize("value", ["taizhang.example.org", "https://example.org/data", "ftp://example.org", "https://"])
def test_anything_else_is_refused_before_anything_is_served(
    monkeypatch: pytest.MonkeyPatch, with_texts: Project, value: str
) -> None:
    monkeypatch.setenv("TAIZHANG_ORIGIN", value)
    with pytest.raises(Complaint, match="is no public address") as raised:
        serve_edition(with_texts, 0)
    assert raised.value.exit_code == 2
