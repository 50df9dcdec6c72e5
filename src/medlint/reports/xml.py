"""What the XML formats share."""

from __future__ import annotations

import re
from typing import TextIO
from xml.etree import ElementTree as ET

# XML 1.0 allows no other control characters, and no lone surrogates.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def write_tree(root: ET.Element, out: TextIO) -> None:
    """Write a document with its declaration."""
    ET.indent(root)
    out.write('<?xml version="1.0" encoding="utf-8"?>\n')
    out.write(ET.tostring(root, encoding="unicode") + "\n")
