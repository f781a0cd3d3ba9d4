"""Where sessions, exports and the catalogue live."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _, reason_of
from ssm_studio.values import dataclass

NAME: Final = "ssm_studio"
VARIABLE: Final = "SSM_STUDIO_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The folders that the program works in; none is made before something is put there."""

    sessions: Path
    exports: Path
    cache: Path

    def ready(self, folder: Path) -> Path:
        """`folder`, made if it was not there.

        Raises:
            UsageError: it cannot be made.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                _("The folder “{folder}” cannot be made: {reason}.").format(
                    folder=folder, reason=reason_of(error)
                ),
                _("Nothing was written."),
                _("Choose another folder with --home or {variable}.").format(variable=VARIABLE),
            ) from error
        return folder


def find_home(home: str | None = None) -> Home:
    """The folders to work in: `home`, then SSM_STUDIO_HOME, then this checkout, then the user's own documents.

    Raises:
        UsageError: the name cannot be that of a folder.
    """
    if chosen := home or os.environ.get(VARIABLE):
        if "\0" in chosen:
            raise UsageError(
                _("This cannot be the name of a folder."),
                "",
                _("Choose another folder with --home or {variable}.").format(variable=VARIABLE),
            )
        root = Path(chosen).expanduser().absolute()
        return Home(root / "sessions", root / "exports", root / ".cache")
    # Loaded only where nobody said which folder; with one that was named a command starts sooner.
    from platformdirs import user_cache_path

    here = Path.cwd()
    if _is_checkout(here):
        return Home(here / "sessions", here / "exports", user_cache_path(NAME, appauthor=False))
    root = _own_folder()
    return Home(root / "sessions", root / "exports", user_cache_path(NAME, appauthor=False))


def _is_checkout(folder: Path) -> bool:
    import tomllib

    try:
        project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return project.get("project", {}).get("name") == "ssm-studio" and (folder / "sessions").is_dir()


def _own_folder() -> Path:
    from platformdirs import user_data_path, user_documents_path

    documents = user_documents_path()
    if documents.is_dir():
        return documents / NAME
    return user_data_path(NAME, appauthor=False)
