"""Write the corpora both halves of en_graphkit are trained and tested on."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import spacy

from graphkit.extraction.training.augmentation import augment
from graphkit.extraction.training.conversion import (
    group,
    map_relations,
    rare_relations,
    to_doc,
    write_docs,
)
from graphkit.extraction.training.name_swaps import Swapper, only_swaps, with_capitals, with_swaps
from graphkit.extraction.training.person_names import Population, read_regions
from graphkit.extraction.training.sources import (
    Folders,
    name_rules,
    name_sentences,
    syntax_sentences,
)
from graphkit.extraction.training.treebank import Sentence

SEED = 20
RAREST_RELATION = 150
POLITICS_COPIES = 2
HELD_BACK = 5
SWAPPED_SHARE = 0.9
CAPITALS_SHARE = 0.25


def write_syntax_corpora(folders: Folders, corpora: Path) -> None:
    """Write the parsed sentences: augmented to train on, and unchanged to test on."""
    read = {
        (source, split): syntax_sentences(folders, source, split)
        for source in ("ewt", "gum")
        for split in ("train", "dev", "test")
    }
    train = [*read["ewt", "train"], *read["gum", "train"]]
    relations = rare_relations(train, fewer_than=RAREST_RELATION)
    renamed = [map_relations(sentence, relations) for sentence in train]
    _write(corpora / "syntax-train.spacy", augment(renamed, seed=SEED))
    dev = [*read["ewt", "dev"], *read["gum", "dev"]]
    _write(corpora / "syntax-dev.spacy", [map_relations(s, relations) for s in dev])
    for (source, split), sentences in read.items():
        if split != "train":
            tested = [map_relations(sentence, relations) for sentence in sentences]
            _write(corpora / f"syntax-{source}-{split}.spacy", tested)


def write_name_corpora(folders: Folders, corpora: Path) -> None:
    """Write the sentences with names.

    CrossNER is the only one about politics and small, so its training and
    development sentences are repeated; every fifth of the latter is held back
    to choose the best weights by. Most sentences with persons are added once more with
    other persons; development and test parts are, with names that are not trained on.
    Some are added with capitals on common nouns.
    """
    read = {
        (source, split): name_sentences(folders, source, split)
        for source in ("crossner", "gum", "uner")
        for split in ("train", "dev", "test")
    }
    politics = read["crossner", "dev"]
    held_back = politics[::HELD_BACK]
    kept = [s for index, s in enumerate(politics) if index % HELD_BACK]
    train = [*read["uner", "train"], *read["gum", "train"]]
    train += [*read["crossner", "train"], *kept] * POLITICS_COPIES
    dev = [*held_back, *read["uner", "dev"], *read["gum", "dev"]]
    rules = name_rules()
    regions = read_regions(folders.names, rules)
    swapper = Swapper(Population(regions), rules["titles"])
    stranger = Swapper(Population(regions, kept_back=True), rules["titles"])
    nouns = common_nouns(
        sentence
        for source in ("ewt", "gum")
        for sentence in syntax_sentences(folders, source, "train")
    )
    swapped = with_swaps(train, swapper, share=SWAPPED_SHARE, seed=SEED)
    capitals = with_capitals(swapped, nouns, share=CAPITALS_SHARE, seed=SEED)
    _write(corpora / "names-train.spacy", augment(capitals, seed=SEED), grouped=False)
    strange = only_swaps(dev, stranger, seed=SEED)
    _write(corpora / "names-dev.spacy", [*dev, *strange], grouped=False)
    for source in ("crossner", "gum", "uner"):
        tested = read[source, "test"]
        _write(corpora / f"names-{source}-test.spacy", tested, grouped=False)
        strange = only_swaps(tested, stranger, seed=SEED)
        _write(corpora / f"names-{source}-swapped.spacy", strange, grouped=False)


def common_nouns(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Return the words in lower case that are mostly nouns and adjectives in parsed sentences."""
    seen, fit = Counter[str](), Counter[str]()
    for sentence in sentences:
        for word in sentence.words:
            seen[word.form] += 1
            fit[word.form] += word.upos in {"ADJ", "NOUN"}
    return frozenset(
        form for form in seen if form.islower() and form.isalpha() and fit[form] * 2 > seen[form]
    )


def _write(path: Path, sentences: Iterable[Sentence], *, grouped: bool = True) -> None:
    vocab = spacy.blank("en").vocab
    groups = group(sentences) if grouped else ([sentence] for sentence in sentences)
    write_docs(path, (to_doc(vocab, sentences) for sentences in groups))
