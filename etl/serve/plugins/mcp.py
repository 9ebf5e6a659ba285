"""The MCP server at /-/mcp: it reads, keeps no sessions, and gives a model the rules of this data before all else.

Whoever may open a page may ask it, from any host and any page, as everything here: there are no cookies and no secrets,
so that a check of Host or Origin would guard nothing.
"""

from typing import Any

import datasette_mcp  # type: ignore[import-untyped]
from datasette.plugins import pm
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pluggy import HookimplMarker

from etl import __version__
from etl.docs.tables import write_table
from etl.serve.machines.llms import list_rules, say_limits, write_llms
from etl.serve.origin import read_origin
from etl.serve.site import DATABASE_NAME, find_site

hookimpl = HookimplMarker("datasette")
READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)
# The one has nothing that it could write to; the other returns 120 kB of SQL, most of it of histories and indexes.
REPLACED = ("execute_writable_canned_query", "get_database_schema")
INSTRUCTIONS = (
    f"Call read_first, then describe_tables for what you need, then execute_sql on the database {DATABASE_NAME!r}; or "
    "list_canned_queries and execute_canned_query. What you pass on keeps these rules:"
)


def create_server(datasette: Any) -> Any:
    """Return the server under our name, with our instructions and the tools of every plugin.

    Datasette asks for it while it is being made, before it is told which build it serves.
    """
    told = "\n".join([INSTRUCTIONS, *(f"- {rule}" for rule in list_rules("en")), say_limits(read_origin(), "en")])
    # It sets up the log of the whole process: at its own level there would be a line for every question asked.
    server: Any = MCPServer(
        "taizhang", title="台账 Taizhang", version=__version__, instructions=told, log_level="WARNING"
    )
    pm.hook.register_mcp_tools(datasette=datasette, mcp=server)
    datasette.taizhang_mcp = server
    return server


datasette_mcp.create_mcp_server = create_server


@hookimpl(trylast=True)
def register_mcp_tools(datasette: Any, mcp: Any) -> None:
    """Put our two tools in the place of two that do not fit here."""
    for name in REPLACED:
        mcp.remove_tool(name)

    async def read_first() -> str:
        """Call this first: what the rows of this dataset are, the rules for quoting them, its tables and its limits."""
        return write_llms(find_site(datasette), read_origin())

    async def describe_tables(names: list[str]) -> str:
        """Return the columns of tables with their types, meanings and allowed values, and the SQL of views."""
        site = find_site(datasette)
        unknown = [name for name in names if name not in site.tables and name not in site.views]
        if unknown:
            known = ", ".join([*site.views, *site.tables])
            raise ToolError(f"There is no table {', '.join(unknown)}. Tables and views: {known}")
        views = [f"```sql\n{site.views[name].sql}\n```" for name in names if name in site.views]
        tables = ["\n".join(write_table(site.tables[name], "en")) for name in names if name in site.tables]
        return "\n\n".join([*views, *tables])

    for tool in (read_first, describe_tables):
        mcp.add_tool(tool, annotations=READS)


@hookimpl
def startup(datasette: Any) -> None:
    """Let every request stand alone: nothing is kept for a client, and a new build takes over between two questions."""
    datasette.taizhang_mcp.session_manager.stateless = True
