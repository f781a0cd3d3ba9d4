"""Which stage shows which kind of record."""

from ssm_studio.method.stage_names import STAGE_OF_KIND

__all__ = ["STAGE_OF_KIND"]
