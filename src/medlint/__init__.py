"""medlint reads health articles as a medical editor does."""

__version__ = "0.1.0"
