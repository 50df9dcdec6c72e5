"""What a rule file says, in the form that is kept between runs."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from medlint.rules.engine.spec import Spec
from medlint.rules.model import Example, Reference
from medlint.settings import Severity

Group = Literal["default", "pedantic"]
NO_UNITS = msgspec.Raw(msgspec.msgpack.encode(()))


class Definition(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What a rule file says: all that a Rule is made of, as it is kept between runs."""

    name: str
    code: str
    file: str  # its path below the folder that was read
    severity: Severity
    message: str
    spec: Spec
    units: msgspec.Raw = NO_UNITS  # most rules find nothing, and theirs are not decoded
    summary: str = ""
    why: str = ""
    group: Group = "default"
    region: str = ""
    references: tuple[Reference, ...] = ()
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    options: dict[str, Any] = {}
    data: dict[str, Any] = {}
    unused: tuple[str, ...] = ()  # keys of Vale's format that it has and that change nothing
