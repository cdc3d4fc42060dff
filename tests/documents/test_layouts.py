"""The page layouts of foreign ministries, the UN, the EU and news agencies."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.data_model import Document
from graphkit.documents import document_from_text

NEW_YORK = date(2021, 9, 24)


def kinds(document: Document) -> list[str]:
    return [block.kind.value for block in document.blocks]


def texts(document: Document, kind: str) -> list[str]:
    return [b.span.of(document.text) for b in document.blocks if b.kind.value == kind]


def read(text: str) -> Document:
    return document_from_text(text, source="a.txt")


def test_japanese_ministry() -> None:
    document = read(
        "Japan and the United Nations\n\nSeptember 24, 2021\n"
        "(photo 1) Japan-Norway Foreign Ministers’ Meeting\n"
        "  • Mr. SATO Kenji visited New York. He held 13 meetings.\n\n"
        "1. Multilateral meetings (in chronological order)\n\n"
        "(1) Meeting of the Group of Four (September 22)\n\n(photo 2) The meeting\n\n"
        "The Ministers agreed to cooperate.\n\n"
        "(2)Extraordinary Meeting (September 22)\n\nThe Ministers met.\n\n"
        "2. Bilateral meetings\n\n(1) Japan-Norway Meeting (September 23)\n\nThey met.\n\n\n"
        "Back to Japan and the United Nations"
    )
    assert document.title == "Japan and the United Nations"
    assert document.issued == NEW_YORK
    assert [(s.level, s.parent, s.title) for s in document.sections[1:]] == [
        (1, 0, "Multilateral meetings (in chronological order)"),
        (2, 1, "Meeting of the Group of Four"),
        (2, 1, "Extraordinary Meeting"),
        (1, 0, "Bilateral meetings"),
        (2, 4, "Japan-Norway Meeting"),
    ]
    assert kinds(document)[:4] == ["title", "dateline", "caption", "list_item"]
    assert kinds(document)[-1] == "debris"


def test_news_article_with_countries_as_headings() -> None:
    document = read(
        "!-- Google tag (gtag.js) -->\n\nJapan Meets Five Nations in New York\n\n"
        "Japanese diplomats held meetings with officials from India and Norway.\n\n"
        "September 24, 2021\nJapan Meets Five Nations in New York\nSOURCE: KYODO\n\n"
        "On Thursday, Japanese diplomats held meetings.\n\nIndia\n\nThe leaders met.\n\n"
        "South Korea \n\nThe ministers met.\n\nUN Secretary-General\n\nThe duo spoke.\n"
    )
    assert kinds(document)[:6] == [
        "debris",
        "title",
        "paragraph",
        "dateline",
        "title",
        "metadata",
    ]
    assert [(s.level, s.title) for s in document.sections[1:]] == [
        (1, "India"),
        (1, "South Korea"),
        (1, "UN Secretary-General"),
    ]
    assert document.publisher == "Kyodo News"
    assert document.issued == NEW_YORK


def test_korean_ministry_with_fields_in_two_lines() -> None:
    document = read(
        "source: rewritten-after http://www.mofa.go.kr/eng/view.do?seq=1\n\nPress Releases\n\n"
        "Outcome of the ROK-Norway Foreign Ministers’ Talks on Feb. 15\n\n"
        "Date\n2020-02-15\nhit\n1645\n\n"
        "1. Minister Park sat down with Minister Berg in Munich.\n\n"
        "2. Minister Park restated the position.\n\no On trade, they agreed.\n"
    )
    assert document.title == "Outcome of the ROK-Norway Foreign Ministers’ Talks on Feb. 15"
    assert document.issued == date(2020, 2, 15)
    assert document.publisher == "Ministry of Foreign Affairs of the Republic of Korea"
    assert document.source_url == "http://www.mofa.go.kr/eng/view.do?seq=1"
    assert kinds(document)[-3:] == ["list_item"] * 3
    assert len(document.sections) == 1


def test_secretary_general_with_place_day_and_name() -> None:
    document = read(
        "New York\n\n24 September 2021\n\n"
        "Readout of the Secretary-General’s meeting with the Minister of Norway\n\n"
        "Ana Lima, Secretary-General\n\nThe Secretary-General received H.E. Ms. Ingrid Berg.\n"
    )
    assert kinds(document) == ["dateline", "dateline", "title", "caption", "paragraph"]
    assert document.issued == NEW_YORK


def test_day_place_and_province_with_the_publisher() -> None:
    document = read(
        "Minister Soto speaks with Norway’s Foreign Minister Berg\n\n"
        "September 24, 2021 – Ottawa, Ontario – Global Affairs Canada\n\n"
        "The Honourable Ana Soto, Minister of Foreign Affairs, spoke with Ingrid Berg today.\n"
    )
    assert kinds(document) == ["title", "dateline", "paragraph"]
    assert document.issued == NEW_YORK
    assert document.publisher == "Global Affairs Canada"


def test_united_nations_press_release() -> None:
    document = read(
        "SG/SM/20932\n24 September 2021\nPress Release\n\n"
        "Secretary-General, Foreign Minister of Norway Discuss Climate\n\n"
        "The Secretary-General met with H.E. Ms. Ingrid Berg. They discussed climate.\n\n"
        "For information media. Not an official record.\n"
    )
    assert document.title == "Secretary-General, Foreign Minister of Norway Discuss Climate"
    assert kinds(document) == [
        "metadata",
        "dateline",
        "metadata",
        "title",
        "paragraph",
        "metadata",
    ]


def test_state_department() -> None:
    document = read(
        "Secretary Harlow’s Meeting with Norwegian Foreign Minister Berg\nReadout\n"
        "Office of the Spokesperson\nSeptember 24, 2021\n\n"
        "The below is attributable to Spokesperson Ann Low:\n\n"
        "Secretary of State John B. Harlow met today with Ingrid Berg.\n\nTags\n\n"
        "Bureau of European and Eurasian Affairs Norway\n"
    )
    assert document.title == "Secretary Harlow’s Meeting with Norwegian Foreign Minister Berg"
    assert kinds(document) == [
        "title",
        "metadata",
        "metadata",
        "dateline",
        "caption",
        "paragraph",
        "metadata",
        "metadata",
    ]


def test_british_government() -> None:
    document = read(
        "Press release\nForeign Secretary meets Norwegian Foreign Minister\n"
        "The Foreign Secretary met Ingrid Berg at the UN General Assembly.\n\n"
        "From:\nForeign, Commonwealth & Development Office and The Rt Hon Jane Frost MP\n"
        "Published\n24 September 2021\n\n"
        "A Foreign, Commonwealth and Development Office spokesperson said:\n\n"
        "They agreed to deepen ties.\n\nShare this page\nPublished 24 September 2021\n"
    )
    assert document.title == "Foreign Secretary meets Norwegian Foreign Minister"
    assert document.issued == NEW_YORK
    assert texts(document, "paragraph") == [
        "The Foreign Secretary met Ingrid Berg at the UN General Assembly.",
        "A Foreign, Commonwealth and Development Office spokesperson said:",
        "They agreed to deepen ties.",
    ]


def test_european_external_action_service() -> None:
    document = read(
        "Norway: High Representative Marco Rossi meets Foreign Minister Ingrid Berg\n"
        "24.09.2021\nNew York\nPress Team\n\n"
        "High Representative Marco Rossi met Ingrid Berg. They discussed energy.\n\n"
        "RELATED TOPICS\nNorway\nSee also\nStatement by the Spokesperson\n"
    )
    assert kinds(document) == [
        "title",
        "dateline",
        "dateline",
        "metadata",
        "paragraph",
        "debris",
        "metadata",
        "debris",
        "metadata",
    ]
    assert document.issued == NEW_YORK


def test_indian_ministry_with_place_and_day_at_the_end() -> None:
    document = read(
        "Home › Media Center › Press Releases\n"
        "External Affairs Minister's meeting with Foreign Minister of Norway\n"
        "September 24, 2021\n\n1. Dr. R. Kapoor met H.E. Ms. Ingrid Berg in New York.\n"
        "2. The two Ministers reviewed bilateral relations.\n\nNew York\nSeptember 24, 2021\n"
    )
    assert kinds(document) == [
        "debris",
        "title",
        "dateline",
        "list_item",
        "list_item",
        "metadata",
        "dateline",
    ]


@pytest.mark.parametrize(
    ("lead", "publisher", "issued"),
    [
        ("Accra [Ghana], December 6, 2023 (ANI): ", "Asian News International", date(2023, 12, 6)),
        ("TOKYO, Sept 24 (Reuters) - ", "Reuters", None),
        ("SEOUL, Sept. 24 (Yonhap) -- ", "Yonhap News Agency", None),
        ("NEW YORK, Sept. 24, 2021 (Xinhua) -- ", "Xinhua News Agency", NEW_YORK),
        ("UNITED NATIONS (AP) — ", "Associated Press", None),
        ("MOSCOW, September 24. /TASS/. ", "TASS", None),
        ("New York, Sep 24 (PTI) ", "Press Trust of India", None),
        ("New York, 24 Sept. (Kyodo) - ", "Kyodo News", None),
        ("WASHINGTON, D.C. – ", None, None),
        ("New York: ", None, None),
        ("Lima, Peru - ", None, None),
        ("Oslo — ", None, None),
        ("Oslo/Lima (dpa) - ", "Deutsche Presse-Agentur", None),
        ("LIMA, Oct 3 (Andean News) - ", None, None),
        ("LIMA (Andean News) -- ", None, None),
        ("LIMA / OSLO (AP) - ", "Associated Press", None),
    ],
)
def test_dateline_before_the_first_sentence(
    lead: str, publisher: str | None, issued: date | None
) -> None:
    sentence = "Foreign Minister Park and his counterpart, Ingrid Berg, held talks on Friday."
    document = read(f"Ministers hold talks in New York\n\n{lead}{sentence}\n\nThey agreed.\n")
    assert texts(document, "dateline") == [lead.strip()]
    assert texts(document, "paragraph") == [sentence, "They agreed."]
    assert (document.publisher, document.issued) == (publisher, issued)


@pytest.mark.parametrize(
    "text",
    [
        "On June 10-12, the ministers of Norway and Japan will meet in Oslo to discuss trade.",
        "Background: The ministers of Norway and Japan have met in Oslo every year since 2001.",
        "Minister Berg: We have agreed on all the points that were open between our countries.",
        "Foreign Minister Berg – Chair of the talks – met the ministers of Japan and of Peru.",
        "The ministers – of Norway and of Japan – have met in Oslo every year since 2001.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert texts(read(f"Talks in Oslo\n\n{text}\n"), "paragraph") == [text]


@pytest.mark.parametrize(
    "line",
    [
        "AND | Lima | Updated: September 24, 2021 20:41 IST",
        "Council of the Andes | Press release | 24 September 2021 | 18:05",
        "ANN | Lima | Updated: 24-09-2021 17:05 IST | Created: 24-09-2021 17:05 IST",
        "September 24, 2021 9:48 PM GMT+1 Updated a day ago",
    ],
)
def test_fields_of_the_head_give_the_day(line: str) -> None:
    text = f"Ministers hold talks in Lima\n\n{line}\n\nThe ministers met on Friday in Lima.\n"
    assert read(text).issued == NEW_YORK


def test_an_end_mark_makes_no_heading() -> None:
    document = read(
        "Talks in Lima\n\n1. Minister Berg met Minister Soto in Lima on Friday for talks.\n\n"
        "2. Minister Berg plans to travel to Oslo on Monday. /END/\n"
    )
    assert kinds(document)[-2:] == ["list_item", "list_item"]


def test_conversation_has_no_datelines() -> None:
    document = read(
        "Questions and answers\n\nOlsen: What did you speak about with the Norwegian side today?\n"
        "\nBerg: We spoke about trade, about the Arctic and about our common neighbours.\n"
    )
    assert texts(document, "dateline") == []


@pytest.mark.parametrize(
    ("credit", "publisher"),
    [("(ANI)", "Asian News International"), ("(Yonhap)", "Yonhap News Agency"), ("PTI ABC", None)],
)
def test_credit_at_the_end_is_no_sentence(credit: str, publisher: str | None) -> None:
    document = read(f"Talks in Oslo\n\nThe ministers met on Friday. {credit}\n")
    assert texts(document, "metadata") == [credit]
    assert texts(document, "paragraph") == ["The ministers met on Friday."]
    assert publisher is None or document.publisher == publisher


def test_bylines_and_closing_notes_are_metadata() -> None:
    document = read(
        "Norway, Japan agree on Arctic\nBy Jane Doe\n\nThe ministers agreed on Friday.\n\n"
        "(Reporting by Jane Doe; Editing by John Roe)\nOur Standards: The Trust Principles.\n"
    )
    assert kinds(document) == ["title", "metadata", "paragraph", "metadata", "debris"]


def test_days_head_the_parts_of_a_journey() -> None:
    document = read(
        "Foreign Minister Berg's visit to Asia\n\n5 May 2022\n\nMs. Berg travelled to Asia.\n\n"
        "Monday, May 2, 2022\n\nIn Tokyo, she met Mr. Sato.\n\n"
        "Tuesday, May 3, 2022\n\nIn Seoul, she met Mr. Park.\n\n"
        "Background\n\nNorway and Japan have had relations since 1905.\n"
    )
    assert document.issued == date(2022, 5, 5)
    assert [section.title for section in document.sections[1:]] == [
        "Monday, May 2, 2022",
        "Tuesday, May 3, 2022",
        "Background",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "###",
        "\\###",
        "# # #",
        "-30-",
        "(END)",
        "Back to top",
        "Back to Countries and Regions",
        "Share this",
        "Share this page",
        "Read more",
        "Read more: Norway and Japan sign an agreement",
        "Click here to subscribe",
        "Media enquiries: Email news@example.org",
        "Media contact",
        "We use cookies to improve your experience on this website.",
        "This site uses cookies. By continuing you agree to our policy.",
        "!-- Google tag (gtag.js) -->",
        "<!-- end of content -->",
        "window.dataLayer = window.dataLayer || [];",
        "function gtag(){dataLayer.push(arguments);}",
        "<script async src='x.js'></script>",
        "Copyright © Ministry of Foreign Affairs of Norway",
        "All rights reserved.",
        "Print | Share | Tweet",
        "Previous article",
        "Advertisement",
    ],
)
def test_debris_yields_no_sentences(line: str) -> None:
    document = read(f"Talks in Oslo\n\nThe ministers met on Friday.\n\n{line}\n")
    assert texts(document, "debris") == [line]
    assert len(document.sentences) == 2


@pytest.mark.parametrize(
    "line",
    [
        "Back to normal relations is what the two ministers, after long talks in the capital "
        "of Norway, said they wanted to go.",
        "Share prices were discussed by the two ministers.",
        "Home Secretary Jane Frost met Ingrid Berg.",
        "Register of treaties was shown to the ministers.",
        "More information is needed, the ministers said.",
        "Contact between the two sides goes on.",
        "End of hostilities was the topic of the talks.",
    ],
)
def test_prose_is_not_debris(line: str) -> None:
    document = read(f"Talks in Oslo\n\n{line}\n\nThe ministers met on Friday.\n")
    assert line in texts(document, "paragraph")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("(photo 3) The ministers before the talks", "The ministers before the talks"),
        ("Photo: The ministers before the talks", "The ministers before the talks"),
        ("Image: Ingrid Berg", "Ingrid Berg"),
        ("FILE PHOTO: Ingrid Berg in Oslo in May", "Ingrid Berg in Oslo in May"),
        ("[Photo 2] Salutation", "Salutation"),
        ("Photo caption: Salutation", "Salutation"),
    ],
)
def test_captions_name(line: str, named: str) -> None:
    document = read(f"Talks in Oslo\n\n{line}\n\nThe ministers met on Friday.\n")
    assert texts(document, "caption") == [line]
    assert document.sentences[1].span.of(document.text) == named


@pytest.mark.parametrize(
    "lines",
    [
        ["• first", "• second"],
        ["- first point", "- second point"],
        ["* first point", "* second point"],
        ["1) Trade", "2) Climate"],
        ["1. Trade", "2. Climate"],
        ["(a) Trade", "(b) Climate"],
        ["Ingrid Berg", "Kenji Sato", "Jin-ho Park"],
    ],
)
def test_lists_are_lists(lines: list[str]) -> None:
    text = "Talks in Oslo\n\nThe ministers met and spoke of:\n\n" + "\n".join(lines)
    document = read(text + "\n\nThey agreed on all points.\n")
    assert texts(document, "list_item") == lines


def test_names_at_the_end_have_a_heading() -> None:
    document = read(
        "Talks in Oslo\n\nThe ministers met.\n\nParticipants included:\n\n"
        "Ingrid Berg\nKenji Sato\nJin-ho Park\n"
    )
    assert kinds(document)[2:] == ["heading", "list_item", "list_item", "list_item"]


def test_an_initial_is_no_number() -> None:
    document = read("Talks in Oslo\n\nA. Berg met K. Sato in Oslo.\n\nThey agreed.\n")
    assert kinds(document) == ["title", "paragraph", "paragraph"]


def test_roman_and_letter_headings_nest() -> None:
    document = read(
        "Joint statement of the ministers\n\nI. Trade\n\nA. Goods\n\nThey agreed.\n\n"
        "B. Services\n\nThey agreed.\n\nII. Security\n\nThey agreed.\n"
    )
    assert [(s.level, s.parent, s.title) for s in document.sections[1:]] == [
        (1, 0, "Trade"),
        (2, 1, "Goods"),
        (2, 1, "Services"),
        (1, 0, "Security"),
    ]


def test_decimal_headings_nest() -> None:
    document = read(
        "Joint statement of the ministers\n\n1. Trade\n\n1.1 Goods\n\nThey agreed.\n\n"
        "1.2 Services\n\nThey agreed.\n\n2. Security\n\nThey agreed.\n"
    )
    assert [(s.level, s.title) for s in document.sections[1:]] == [
        (1, "Trade"),
        (2, "Goods"),
        (2, "Services"),
        (1, "Security"),
    ]


def test_rubric_above_the_title_is_not_the_title() -> None:
    document = read(
        "Bilateral Affairs\nMeeting of the Foreign Ministers of Japan and Norway\n"
        "September 24, 2021\n\nMr. Sato met Ms. Berg.\n"
    )
    assert document.title == "Meeting of the Foreign Ministers of Japan and Norway"
    assert kinds(document) == ["metadata", "title", "dateline", "paragraph"]


def test_publisher_is_stated_in_the_header() -> None:
    document = read(
        "Ministry of Foreign Affairs of Norway\n\nNorway and Japan hold talks in New York\n\n"
        "The ministers met.\n"
    )
    assert document.publisher == "Ministry of Foreign Affairs of Norway"


def test_day_of_the_address_is_used_last() -> None:
    text = "Source: https://news.example/2021/09/24/talks\n\nTalks in Oslo\n\n{}The sides met.\n"
    assert read(text.format("")).issued == NEW_YORK
    assert read(text.format("25 September 2021\n\n")).issued == date(2021, 9, 25)


def test_minister_who_writes_stands_above_the_title() -> None:
    document = read(
        "Minister for Foreign Affairs\nSenator the Hon Ann Low\n\nMedia release\n\n"
        "Visit to Norway and Chile\n\n17 March 2031\n\n"
        "This week I travelled to Norway and Chile.\n\n"
        "Media enquiries\nMinister’s office: (02) 0000 7500\nDFAT Media Liaison: (02) 0000 1555\n"
        "Authorised by Senator the Hon Ann Low, Sydney.\n"
    )
    assert document.title == "Visit to Norway and Chile"
    assert document.publisher == "Australian Minister for Foreign Affairs"
    assert kinds(document)[:3] == ["caption", "caption", "metadata"]
    assert "paragraph" not in kinds(document)[7:]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Cookies on GOV.UK", "Government of the United Kingdom"),
        ("From: Foreign, Commonwealth & Development Office", "Government of the United Kingdom"),
        (
            "An official website of the United States Government. Here’s how",
            "U.S. Department of State",
        ),
        ("EEAS Press Team", "European External Action Service"),
        ("Write to press@mofa.go.jp", "Ministry of Foreign Affairs of Japan"),
    ],
)
def test_publisher_is_told_by_what_stands_around_the_text(line: str, publisher: str) -> None:
    text = f"{line}\n\nA Title of Five Words\n\nThe talks were held on Monday.\n"
    assert read(text).publisher == publisher


@pytest.mark.parametrize("title", ["The White House and Its Critics", "EEAS Falls Silent on Talks"])
def test_publisher_is_not_told_by_a_title(title: str) -> None:
    assert read(f"{title}\n\nThe talks were held on Monday.\n").publisher is None
