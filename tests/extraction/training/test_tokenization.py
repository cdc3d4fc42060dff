import pytest
import spacy

from graphkit.extraction.training.tokenization import adapt_tokenizer


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("the U.S.-Peru accord", "the U.S. - Peru accord"),
        ("on 10–12 May", "on 10 – 12 May"),
        ("Lt. Lund and Gen. Ode", "Lt. Lund and Gen. Ode"),
        ("Peru’s ministers’ talks", "Peru ’s ministers ’ talks"),
        ("H.E. Mr. Ode", "H.E. Mr. Ode"),
    ],
)
def test_tokens_of_press_releases(text: str, tokens: str) -> None:
    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)
    assert [token.text for token in nlp(text)] == tokens.split()
