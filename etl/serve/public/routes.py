"""Every public page and file and its address behind the language, in the order in which they are tried."""

from functools import partial

from etl.serve.public.ask import View
from etl.serve.public.bodies import show_body
from etl.serve.public.calendar import make_calendar_file, show_calendar
from etl.serve.public.captured import show_captured
from etl.serve.public.citations import picture_citations, show_citations, show_wanted
from etl.serve.public.clause import show_clause
from etl.serve.public.codebook import show_codebook
from etl.serve.public.codebooks import show_instrument, show_theme
from etl.serve.public.compare import picture_dimensions, picture_instruments, show_compare
from etl.serve.public.deadlines import show_deadline
from etl.serve.public.document import show_document
from etl.serve.public.documents import show_documents
from etl.serve.public.editions import show_edition, show_editions
from etl.serve.public.editions_differences import show_differences
from etl.serve.public.editions_history import show_row_history
from etl.serve.public.findings import show_finding, show_findings
from etl.serve.public.gaps import show_gaps
from etl.serve.public.home import show_home
from etl.serve.public.indicator_picture import picture_indicator
from etl.serve.public.indicators import show_indicator, show_indicators
from etl.serve.public.pictures import show_picture
from etl.serve.public.quality import show_quality
from etl.serve.public.regions import show_region
from etl.serve.public.search import show_search
from etl.serve.public.take import show_about, show_api, show_download
from etl.serve.public.targets import show_target
from etl.serve.public.tasks import show_task
from etl.serve.public.twins import ROUTE as TWIN
from etl.serve.public.twins import show_twin
from etl.serve.public.year_picture import picture_calendar, picture_document

NUMBER = r"\d+\.\d+\.\d+"
PAGES: tuple[tuple[str, View], ...] = (
    (r"", show_home),
    (r"editions", show_editions),
    (rf"editions/(?P<edition>{NUMBER})", show_edition),
    (rf"editions/(?P<old>{NUMBER})\.\.(?P<new>{NUMBER})", show_differences),
    (r"history/(?P<table>\w+)/(?P<record>.+)", show_row_history),
    (r"search", show_search),
    (r"documents", show_documents),
    (r"d/(?P<document_id>[^/]+)\.svg", show_picture(picture_document)),
    (r"d/(?P<document_id>[^/]+)", show_document),
    (r"d/(?P<document_id>[^/]+)/captured", show_captured),
    (r"d/(?P<document_id>[^/]+)/(?P<path>.+)", show_clause),
    (r"tasks/(?P<task_id>.+)", show_task),
    (r"targets/(?P<target_id>.+)", show_target),
    (r"deadlines/(?P<deadline_id>.+)", show_deadline),
    (r"findings", show_findings),
    (r"findings/(?P<finding_id>.+)", show_finding),
    (r"bodies/(?P<organization_id>.+)", show_body),
    (r"regions/(?P<region_id>.+)", show_region),
    (r"indicators", show_indicators),
    (r"indicators/(?P<indicator_id>.+)\.svg", show_picture(picture_indicator)),
    (r"indicators/(?P<indicator_id>.+)", show_indicator),
    (r"themes/(?P<theme_id>.+)", show_theme),
    (r"instruments/(?P<instrument_id>.+)", show_instrument),
    (r"compare", show_compare),
    (r"compare/instruments\.svg", show_picture(picture_instruments)),
    (r"compare/dimensions\.svg", show_picture(picture_dimensions)),
    (r"calendar", show_calendar),
    (r"calendar\.svg", show_picture(picture_calendar)),
    (r"calendar\.ics", make_calendar_file),
    (r"citations", show_citations),
    (r"citations\.svg", show_picture(picture_citations)),
    (r"wanted", show_wanted),
    (r"gaps", show_gaps),
    (r"quality", show_quality),
    (r"codebook", show_codebook),
    (r"api", show_api),
    (r"download", show_download),
    (r"about", show_about),
)
ROUTES: tuple[tuple[str, View], ...] = ((TWIN, partial(show_twin, PAGES)), *PAGES)
