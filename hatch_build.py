"""Compiles the rules while the wheel is built, so that an installed medlint starts quickly."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``medlint/_rules/compiled.msgpack`` to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile ``rules/``; the build fails on a broken rule file."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from medlint.rules.bundle import SHIPPED, compile_folder

        compiled = Path(tempfile.mkdtemp(), SHIPPED)
        compile_folder(Path(self.root, "rules"), compiled)
        build_data["force_include"][str(compiled)] = f"medlint/_rules/{SHIPPED}"
