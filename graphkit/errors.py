"""What graphkit raises when it cannot go on, and what would help.

The tree::

    GraphkitError
    ├── DocumentError        a document cannot be read
    ├── ResourceError        a data file is wrong: lexicon, pattern, ontology, shape, query file
    ├── SettingsError        a setting is wrong
    ├── PipelineError        the trained pipeline is missing or does not fit
    ├── DecisionError        a decision of the user cannot be applied
    ├── StoreError           the RDF store cannot be opened, read, written or exported
    ├── QueryError           a query is unknown, malformed or lacks a parameter
    │   ├── QueryRefusedError    it would do what is not allowed here
    │   ├── NotAcceptableError   its answer is of a kind that nobody wants
    │   └── AnswerTooLargeError  its answer is larger than one may be
    ├── ProjectionError      a projection is unknown, or its query does not fit
    ├── AnalysisError        a measure is unknown or cannot be computed
    ├── VisualisationError   a page cannot be made
    ├── ReportError          a report cannot be made
    ├── ReconciliationError  a reconciliation service cannot be asked
    ├── EvaluationError      a gold file is wrong or does not fit what was built
    └── ServerError          the server cannot be started

Each one prints as a single line that says where (if there is a where), what is
wrong and what would work; the parts stay on the error as attributes. File names
and texts of documents are hostile: whatever a terminal would obey is escaped.
All errors survive pickling, so they can cross from one process to another.

A caller's mistake in Python code (a negative limit, an empty name) is a
``ValueError`` and not part of the tree.
"""


class GraphkitError(Exception):
    """Base of everything graphkit raises on purpose.

    Args:
        reason: What is wrong, without a full stop.
        remedy: What would work, without a full stop; may be empty.

    Examples:
        >>> print(GraphkitError("no projection 'whomet'", "there are: countries, who-met-whom"))
        no projection 'whomet'; there are: countries, who-met-whom
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason, remedy)
        self.reason = reason
        self.remedy = remedy

    @property
    def where(self) -> str:
        """The place the error speaks of, or nothing."""
        return ""

    def __str__(self) -> str:
        said = "; ".join(_one_line(part) for part in (self.reason, self.remedy) if part)
        return f"{_escaped(self.where)}: {said}" if self.where else said


class DocumentError(GraphkitError):
    """A document cannot be read.

    Args:
        source: The path or name of the document as the user gave it.
        reason: What is wrong with it.
        remedy: What would work.

    Examples:
        >>> print(DocumentError("notes.txt", "is empty", "remove it from the input"))
        notes.txt: is empty; remove it from the input
    """

    def __init__(self, source: str, reason: str, remedy: str = "") -> None:
        super().__init__(reason, remedy)
        self.args = (source, reason, remedy)
        self.source = source

    @property
    def where(self) -> str:
        """The document."""
        return self.source


class ResourceError(GraphkitError):
    """A data file, shipped or given by the user, is wrong.

    Args:
        file: The path or name of the file.
        reason: What is wrong with it.
        line: The line it is in, counted from 1, when that is known.
        remedy: What would work.
        column: The column it begins in, counted from 1, when that is known.

    Examples:
        >>> print(ResourceError("verbs.yaml", "unknown key 'lema'", line=7, remedy="use 'lemma'"))
        verbs.yaml, line 7: unknown key 'lema'; use 'lemma'
        >>> print(ResourceError("verbs.yaml", "is not YAML", line=7, column=3))
        verbs.yaml, line 7, column 3: is not YAML
    """

    def __init__(
        self,
        file: str,
        reason: str,
        line: int | None = None,
        remedy: str = "",
        column: int | None = None,
    ) -> None:
        super().__init__(reason, remedy)
        self.args = (file, reason, line, remedy, column)
        self.file = file
        self.line = line
        self.column = column

    @property
    def where(self) -> str:
        """The file, with line and column where they are known."""
        line = "" if self.line is None else f", line {self.line}"
        column = "" if self.column is None else f", column {self.column}"
        return f"{self.file}{line}{column}"


class SettingsError(GraphkitError):
    """A setting is wrong."""


class PipelineError(GraphkitError):
    """The trained pipeline is missing or does not fit."""


class DecisionError(GraphkitError):
    """A decision of the user cannot be applied.

    Args:
        reason: What is wrong with it.
        remedy: What would work.
        places: The file and line of each decision at fault; line 0 for a file as a whole.

    Examples:
        >>> places = (("decisions.txt", 3), ("decisions.txt", 9))
        >>> print(DecisionError("same and different", "delete one of the lines", places))
        decisions.txt, lines 3 and 9: same and different; delete one of the lines
    """

    def __init__(
        self, reason: str, remedy: str = "", places: tuple[tuple[str, int], ...] = ()
    ) -> None:
        super().__init__(reason, remedy)
        self.args = (reason, remedy, places)
        self.places = places

    @property
    def where(self) -> str:
        """The files and lines, as a sentence would name them."""
        files: dict[str, list[int]] = {}
        for file, line in self.places:
            files.setdefault(file, []).append(line)
        return " and ".join(f"{file}{_lines(lines)}" for file, lines in files.items())


class StoreError(GraphkitError):
    """The RDF store cannot be opened, read, written or exported."""


class QueryError(GraphkitError):
    """A query is unknown, malformed or lacks a parameter."""


class QueryRefusedError(QueryError):
    """A query would do what is not allowed here."""


class NotAcceptableError(QueryError):
    """The answer to a query is of a kind that none of the formats wanted can hold."""


class AnswerTooLargeError(QueryError):
    """The answer to a query is larger than one may be."""


class ProjectionError(GraphkitError):
    """A projection is unknown, or its query does not fit."""


class AnalysisError(GraphkitError):
    """A measure is unknown or cannot be computed."""


class VisualisationError(GraphkitError):
    """A page cannot be made."""


class ReportError(GraphkitError):
    """A report cannot be made."""


class ReconciliationError(GraphkitError):
    """A reconciliation service cannot be asked, or answered something else."""


class EvaluationError(GraphkitError):
    """A gold file is wrong or does not fit what was built."""


class ServerError(GraphkitError):
    """The server cannot be started."""


def _lines(numbers: list[int]) -> str:
    known = [str(number) for number in sorted(set(numbers)) if number]
    listed = " and ".join(part for part in (", ".join(known[:-1]), *known[-1:]) if part)
    return f", line{'s' if len(known) > 1 else ''} {listed}" if known else ""


def _one_line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    """Write out what a terminal would obey or not show: controls, overrides, lone surrogates."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )
