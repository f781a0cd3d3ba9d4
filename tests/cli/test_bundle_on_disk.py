"""A bundle that went through a session file comes out as it went in."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from ssm_studio.formats.bundle.bundle import export_bundle, import_bundle
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.sessions import create_from_study
from ssm_studio.workshop.workshop import open_session
from tests.formats.bundle.bundle_strategies import BUNDLES


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(BUNDLES)
def test_any_bundle_survives_the_disk(data: dict[str, Any]) -> None:
    study = import_bundle(data)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        path = create_from_study(Home(root, root / "exports", root / "cache"), study, "any")
        with open_session(path) as workshop:
            back = workshop.study
    assert back == study
    assert json.dumps(export_bundle(back), sort_keys=True) == json.dumps(
        export_bundle(study), sort_keys=True
    )
