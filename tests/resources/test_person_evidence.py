"""The weights of evidence and the lists of given names that ship."""

import math

from graphkit.resources.given_names import load_given_names
from graphkit.resources.person_evidence import load_evidence_weights


def test_limits_are_in_order_and_weights_are_numbers() -> None:
    weights = load_evidence_weights()
    assert 0 < weights.propose < weights.merge < 1
    assert all(math.isfinite(weight.value) and weight.say for weight in weights.weights.values())


def test_full_name_alone_unites_and_a_family_name_alone_does_not() -> None:
    weights = load_evidence_weights()
    enough = math.log(weights.merge / (1 - weights.merge))
    assert weights["name-same"].value + weights["name-rare"].value >= enough
    assert weights["name-family"].value + weights["name-rare"].value < enough
    alone = weights["name-same"].value + weights["name-shared"].value + weights["country"].value
    assert alone < enough


def test_short_forms_lead_to_their_full_forms() -> None:
    full = load_given_names().full_forms
    assert "joseph" in full["joe"]
    assert full["bob"] & full["rob"]
    assert not full["joe"] & full["john"]


def test_lists_of_common_names_do_not_overlap() -> None:
    names = load_given_names()
    assert names.common.isdisjoint(names.shared | names.chained)
    assert names.shared.isdisjoint(names.chained)
