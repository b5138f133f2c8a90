"""The base of all parameter sets of checks. Knows nothing else."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Params(BaseModel):
    """Base of all parameter sets: unknown keys are errors, values are frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)
