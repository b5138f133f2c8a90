"""The version of the tool. Knows nothing else."""

__version__ = "0.1.0"
