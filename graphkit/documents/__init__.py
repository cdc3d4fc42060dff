"""Files become documents: kept text, title, day, publisher, sections, sentences."""

from graphkit.documents.assembly import document_from_text
from graphkit.documents.inputs import Notice
from graphkit.documents.read import SIZE_LIMIT, read_document, read_documents

__all__ = ["SIZE_LIMIT", "Notice", "document_from_text", "read_document", "read_documents"]
