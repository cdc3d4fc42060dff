"""The open questions of a graph: what a person should decide, and what that would change."""

from graphkit.review.asking import open_questions
from graphkit.review.contents import Contents, Proposal
from graphkit.review.effects import Effect
from graphkit.review.questions import Answer, Question, QuestionKind
from graphkit.review.session import Session
from graphkit.review.writing import question_text, questions_text

__all__ = [
    "Answer",
    "Contents",
    "Effect",
    "Proposal",
    "Question",
    "QuestionKind",
    "Session",
    "open_questions",
    "question_text",
    "questions_text",
]
