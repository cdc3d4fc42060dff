"""Files become documents: kept text, title, day, publisher, sections, sentences."""

from graphkit.documents.assembly import document_from_text
from graphkit.documents.inputs import Notice
from graphkit.documents.read import read_document, read_documents, same_as
from graphkit.documents.texts import SIZE_LIMIT, FoundText, find_texts

__all__ = [
    "SIZE_LIMIT",
    "FoundText",
    "Notice",
    "document_from_text",
    "find_texts",
    "read_document",
    "read_documents",
    "same_as",
]
