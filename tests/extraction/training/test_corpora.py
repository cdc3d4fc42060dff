from graphkit.extraction.training.corpora import common_nouns
from graphkit.extraction.training.training import load_config
from graphkit.extraction.training.treebank import Sentence, Word


def test_common_nouns_are_mostly_nouns_and_stand_in_lower_case() -> None:
    rows = [
        ("relief", "NOUN"),
        ("Relief", "PROPN"),
        ("civil", "ADJ"),
        ("a", "DET"),
        ("a", "DET"),
        ("a", "NOUN"),
        ("e-mail", "NOUN"),
    ]
    sentence = Sentence(tuple(Word(form=form, upos=upos) for form, upos in rows))
    assert common_nouns([sentence]) == {"relief", "civil"}


def test_pretraining_is_for_the_layer_of_the_names() -> None:
    config = load_config("names.cfg").merge(load_config("pretraining.cfg"))
    assert config["pretraining"]["component"] in config["components"]
    assert config["corpora"].keys() == {"train", "dev", "pretrain"}
