"""Where a framework list comes from, told in the language of the session."""

from __future__ import annotations

import re

from ssm_studio.method.lenses import lenses, source_words

ENGLISH = re.compile(r"\b(and|literature|note|article|library|record|general|paraphrased|the)\b")


def test_sources_have_no_codes_and_no_english_words_in_indonesian() -> None:
    for lens in lenses().values():
        told = source_words(lens.source, "id")
        assert not re.search(r"\bS\d{3}\b", told)
        assert not ENGLISH.search(told), told
        assert lens.prompt.id, "asked in Indonesian too"
