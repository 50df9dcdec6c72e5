"""What every reader promises of the places of its text."""

from __future__ import annotations

from html import unescape

from medlint.document.model import Block, Document, Run


def all_blocks(document: Document) -> list[Block]:
    return [block for top in document.blocks for block in top.walk()]


def prose(document: Document) -> str:
    return "\n".join(block.text for block in all_blocks(document))


def assert_places(document: Document) -> None:
    """Each run's source is its text or stands for it; runs come one after the other."""
    source = document.source.text
    for block in all_blocks(document):
        assert 0 <= block.span.start <= block.span.end <= len(source)
        last = 0
        for run in block.prose.runs:
            assert last <= run.span.start <= run.span.end <= len(source), (run, block)
            last = run.span.end
            assert _reads(source[run.span.start : run.span.end], run, block), (run, block)


def _reads(written: str, run: Run, block: Block) -> bool:
    if run.verbatim:
        return written == run.text
    if run.kind == "softbreak":
        return run.text == " " and not unescape(written).replace(">", "").strip()
    if run.kind == "break":
        return run.text == "\n" and (not written.strip("\\ \r\n") or written[:3].lower() == "<br")
    if run.kind == "code":
        return bool(written)
    return (
        unescape(written) == run.text
        or (written[:1] == "\\" and written.endswith(run.text))
        or (block.kind == "code" and not run.text.strip() and not written.strip())
        or "%" in written  # an address, decoded
        or "\0" in written
        or "xn--" in written
    )


def assert_words_found(document: Document, words: list[str]) -> None:
    """Each of these unique words is in the prose once, and its span is where it stands."""
    source = document.source.text
    for word in words:
        places = [
            block.prose.span(block.text.index(word), block.text.index(word) + len(word))
            for block in all_blocks(document)
            if word in block.text
        ]
        assert [source[p.start : p.end] for p in places] == [word], word
