"""How a batch is rendered, as the command line says it."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """How to render: PDF too, as a draft, with a person's template, over edited files.

    ``name`` is a habit of naming documents: ``trich-yeu`` by day and subject, ``ma-dinh-danh`` by
    codes, empty by the name of the spec; ``jobs`` is how many processes may work at once, 0 for as
    many as there are processors; ``engine`` is the address of a cluster that works instead of this
    machine (``dask://host:port``); ``template_file`` the path of the template as the user knows it.
    """

    pdf: bool = False
    draft: bool = False
    template: bytes | None = None
    force: bool = False
    name: str = ""
    jobs: int = 0
    engine: str = ""
    template_file: str = ""
