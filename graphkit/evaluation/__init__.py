"""Compare what was read with what a careful reader finds: precision, recall, F1.

Nothing here reads a text: what was read comes in as ``Knowledge``. The rules are
explained in ``docs/evaluation.md``.
"""

from graphkit.evaluation.gold import Gold, GoldEntity, GoldMeeting, GoldStatement, Tier, load_gold
from graphkit.evaluation.measure import evaluate
from graphkit.evaluation.running import GroupResult, evaluate_all, find_text, gold_files, run
from graphkit.evaluation.scores import Evaluation, Finding, Score, Share, combine
from graphkit.evaluation.table import format_findings, format_table

__all__ = [
    "Evaluation",
    "Finding",
    "Gold",
    "GoldEntity",
    "GoldMeeting",
    "GoldStatement",
    "GroupResult",
    "Score",
    "Share",
    "Tier",
    "combine",
    "evaluate",
    "evaluate_all",
    "find_text",
    "format_findings",
    "format_table",
    "gold_files",
    "load_gold",
    "run",
]
