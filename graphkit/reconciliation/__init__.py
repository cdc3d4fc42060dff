"""Ask a reconciliation service what others call the entities of a graph; the user decides.

The protocol is the Reconciliation Service API 0.2 of the W3C's Entity Reconciliation
Community Group (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).
What a service answers is data of strangers: it is checked, bounded, and becomes
proposals, never a merge.
"""

from graphkit.reconciliation.questions import Hints, Subject
from graphkit.reconciliation.reconcile import Reconciled, reconcile
from graphkit.reconciliation.service import Politeness

__all__ = ["Hints", "Politeness", "Reconciled", "Subject", "reconcile"]
