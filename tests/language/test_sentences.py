"""The English golden rules of the Pragmatic Segmenter, and what health articles add to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medlint.document.read import read_text
from medlint.language.analysis import Analysis
from medlint.language.sentences import spans, tokenize

# The table of golden rules was first published by Kevin S. Dias with the Pragmatic Segmenter (MIT
# licence), and is kept with pySBD (MIT licence). A bar stands between two sentences.
GOLDEN = [
    "Hello World.|My name is Jonas.",
    "What is your name?|My name is Jonas.",
    "There it is!|I found it.",
    "My name is Jonas E. Smith.",
    "Please turn to p. 55.",
    "Were Jane and co. at the party?",
    "They closed the deal with Pitt, Briggs & Co. at noon.",
    "Let's ask Jane and co.|They should know.",
    "They closed the deal with Pitt, Briggs & Co.|It closed yesterday.",
    "I can see Mt. Fuji from here.",
    "St. Michael's Church is on 5th st. near the light.",
    "That is JFK Jr.'s book.",
    "I visited the U.S.A. last year.",
    "I live in the E.U.|How about you?",
    "I live in the U.S.|How about you?",
    "I work for the U.S. Government in Virginia.",
    "I have lived in the U.S. for 20 years.",
    "At 5 a.m. Mr. Smith went to the bank.|He left the bank at 6 P.M.|Mr. Smith then went to the store.",
    "She has $100.00 in her bag.",
    "She has $100.00.|It is in her bag.",
    "He teaches science (He previously worked for 5 years as an engineer.) at the local University.",
    "Her email is Jane.Doe@example.com.|I sent her an email.",
    "The site is: https://www.example.50.com/new-site/awesome_content.html.|Please check it out.",
    "She turned to him, 'This is great.' she said.",
    'She turned to him, "This is great." she said.',
    'She turned to him, "This is great."|She held the book out to show him.',
    "Hello!!|Long time no see.",
    "Hello??|Who is there?",
    "Hello!?|Is that you?",
    "Hello?!|Is that you?",
    "1.) The first item|2.) The second item",
    "1.) The first item.|2.) The second item.",
    "1) The first item|2) The second item",
    "1) The first item.|2) The second item.",
    "1. The first item|2. The second item",
    "1. The first item.|2. The second item.",
    "• 9. The first item|• 10. The second item",
    "⁃9. The first item|⁃10. The second item",
    "a. The first item|b. The second item|c. The third list item",
    "You can find it at N°. 1026.253.553.|That is where the treasure is.",
    "She works at Yahoo! in the accounting department.",
    "We make a good team, you and I.|Did you see Albert I. Jones yesterday?",
    "Thoreau argues that by simplifying one’s life, “the laws of the universe will appear less complex. . . .”",
    '"Bohr [...] used the analogy of parallel stairways [...]" (Smith 55).',
    "If words are left off at the end of a sentence, and that is all that is omitted, indicate the omission with ellipsis marks (preceded and followed by a space) and then indicate the end of the sentence with a period . . . .|Next sentence.",
    "I never meant that....|She left the store.",
    "I wasn’t really ... well, what I mean...see . . . what I'm saying, the thing is . . . I didn’t mean it.",
    "One further habit which was somewhat weakened . . . was that of combining words into self-interpreting compounds.|. . . The practice was not abandoned. . . .",
]
HEALTH = [
    "Take 2.5 mg (e.g. half a tablet) at night.|Do not take more.",
    "It is given i.v. in hospital.|It works quickly.",
    "Use approx. 5 ml, i.e. one teaspoon.|Then wait.",
    "See Dr. A. B. Smith.|She can help.",
    "Physiotherapy vs. surgery is a common question.",
    "Smith et al. found no difference.|It was found by Jones et al.|The others did not.",
    "It eases pain.1,2|The effect is short.|It wears off.",
    "It eases pain.[3]|The effect is short.",
    "Take vitamin C.|It may help.",
    "This can lead to hepatitis B.|Symptoms include tiredness.",
    "Open from 8 a.m. to 6 p.m.|Call 111 at other times.",
    "Paracetamol (e.g. Panadol) is sold in the U.S. as acetaminophen.",
    "“It hurt,” she said.|“Then it stopped.”",
    "Stop if it hurts…|Then rest.|See a doctor.",
    "See Fig. 2 and No. 5 below.|The answer is no.|Ask again.",
    "Visit www.nhs.uk.|It is free.",
    "Is it safe?|Yes!|It is (see below).",
    "The E. coli count was high.",
    "He said “Call 999.”|They did.",
    "Call us from 8:00 a.m. to 8:00 p.m. (ET).|We can help.",
    "This is for Non-U.S. Healthcare Providers.",
]


@pytest.mark.parametrize("marked", [*GOLDEN, *HEALTH])
def test_sentences(marked: str) -> None:
    text = marked.replace("|", " ")
    assert [text[a:b] for a, b in spans(text)] == marked.split("|")


def test_an_end_of_line_that_the_author_wants_ends_a_sentence() -> None:
    text = "12 High Street\nLondon\nfor the post"
    assert [text[a:b] for a, b in spans(text)] == ["12 High Street", "London\nfor the post"]


@given(st.text(alphabet='aA. !?…\n"”)1e.gDr.', max_size=80))
def test_sentences_hold_all_that_is_not_space_in_order(text: str) -> None:
    found = list(spans(text))
    assert "".join("".join(text[a:b] for a, b in found).split()) == "".join(text.split())
    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in zip(found, found[1:], strict=False))
    assert not any(text[a].isspace() or text[b - 1].isspace() for a, b in found)


def test_words_numbers_addresses_and_marks() -> None:
    text = "Don't take 2.5mg of co-codamol: see https://www.nhs.uk/a.b?c=d, or mail a.b@nhs.uk."
    assert [(t.kind, t.text) for t in tokenize(text)] == [
        ("word", "Don't"),
        ("word", "take"),
        ("number", "2.5"),
        ("word", "mg"),
        ("word", "of"),
        ("word", "co-codamol"),
        ("punctuation", ":"),
        ("word", "see"),
        ("url", "https://www.nhs.uk/a.b?c=d"),
        ("punctuation", ","),
        ("word", "or"),
        ("word", "mail"),
        ("url", "a.b@nhs.uk"),
        ("punctuation", "."),
    ]


@given(st.text(max_size=60))
def test_tokens_are_slices_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in zip(tokens, tokens[1:], strict=False))


def test_a_sentence_knows_its_tokens_and_its_place_in_the_source() -> None:
    article = Analysis(read_text("# T\n\nOne *two*. Three\nfour.\n", "a.md"))
    sentence = article.sentences[2]
    assert sentence.text == "Three four."
    assert [t.text for t in sentence.words] == ["Three", "four"]
    assert article.document.source.slice(sentence.span) == "Three\nfour."


def test_a_very_long_passage_takes_one_pass() -> None:
    text = "No stop here " * 20_000
    assert len(list(spans(text))) == 1
    assert len(list(spans("e.g. " * 40_000))) == 1
    assert len(list(spans("A sentence. " * 20_000))) == 20_000


def sentences(text: str) -> list[str]:
    return [s.text for s in Analysis(read_text(text, "a.md")).sentences]


def test_a_line_that_was_broken_before_it_was_full_ends_a_sentence() -> None:
    pasted = "You need to apply for it, and you may get it in a few weeks.\nWho can get it?\nAdults\nHow do I get it? You can apply online or by post."
    assert sentences(pasted)[1:4] == ["Who can get it?", "Adults", "How do I get it?"]


def test_a_line_that_was_full_goes_on() -> None:
    wrapped = "The team at the hospital will ask you to see your own doctor at\nManchester Infirmary about it, and then they will talk to you in\nMay or June."
    assert sentences(wrapped) == [wrapped.replace("\n", " ")]
