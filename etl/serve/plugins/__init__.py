"""What we add to Datasette, one hook's worth of work a file."""

from importlib import import_module
from pkgutil import iter_modules

from datasette.plugins import pm


def register_plugins() -> None:
    """Make Datasette know every module of this folder, once a process.

    Not `plugins_dir=`: that loads a file under its bare name, and Datasette then imports any module of that name which
    happens to lie on the path.
    """
    for found in iter_modules(__path__, f"{__name__}."):
        module = import_module(found.name)
        if not pm.is_registered(module):
            pm.register(module, found.name)
