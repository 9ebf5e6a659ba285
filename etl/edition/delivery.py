"""What a build lays down of editions, so that giving it out is reading a file: their bundles and their index."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from etl.edition.index import NAME, make_index, print_index
from etl.edition.shelf import BUNDLES, Shelf
from etl.project import Project

LAST = 5  # the editions that are asked for; an older one is made when somebody asks


def make_delivery(project: Project, downloads: Sequence[Mapping[str, object]]) -> dict[str, bytes]:
    """Return files by their path in the build: the bundle of each of the last editions, what leads to it, the index.

    `downloads` are the other files of the build; the index lists them. The same editions give the same bytes.
    """
    shelf = Shelf(project)
    last = shelf.history.editions[-LAST:]
    names = [*(f"{edition}.zip" for edition in last), *(f"{old}..{new}.zip" for old, new in pairwise(last))]
    bundles = {f"{BUNDLES}/{name}": shelf.find_file(name).content for name in names}
    return bundles | {NAME: print_index(make_index(shelf, downloads))}
