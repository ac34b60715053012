"""Everything a process can be asked to do with the graph."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from graphkit.query.search import Search, index_file
from graphkit.serve import api, described, edit, graphs, live, pages, sparql
from graphkit.serve.messages import Answer, Job, Refusal
from graphkit.serve.settings import Settings
from graphkit.store.folder import open_graph


class Tasks:
    """The graph, and what can be asked of it.

    Args:
        settings: which graph, and within which bounds.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.graph = open_graph(Path(settings.folder))
        self._known: dict[str, Callable[[Tasks, Job], Answer]] = {
            **pages.TASKS,
            **api.TASKS,
            **edit.TASKS,
            **live.TASKS,
            "graph": graphs.read,
            "sparql": lambda tasks, job: sparql.answer(tasks.graph, tasks.settings, job),
            "description": lambda tasks, job: described.description(tasks.graph, tasks.settings, job),
        }

    @cached_property
    def search(self) -> Search:
        """The full-text index."""
        return Search(self.graph, index_file(self.graph))

    @cached_property
    def live(self) -> live.LiveSite:
        """The pages of the site."""
        return live.LiveSite(self.graph, self.settings.lang)

    def run(self, job: Job) -> Answer:
        """Do what is asked.

        Raises:
            Refusal: there is no such task, or its values are not fit for it.
        """
        if job.store and job.store != str(self.graph.state):
            self._move(job.store)
        task = self._known.get(job.task)
        if task is None:
            raise Refusal(404, "no such page")
        return task(self, job)

    def _move(self, state: str) -> None:
        """Go on with a newer state of the graph."""
        self.graph.close()
        self.graph = open_graph(Path(self.settings.folder), state)
        for name in ("search", "live"):
            self.__dict__.pop(name, None)
