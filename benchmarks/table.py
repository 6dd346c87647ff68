"""How benchmarks say what they measured: one line a figure, and beside it what is wanted."""


def head(conditions: str) -> None:
    """Open a table with the conditions of its figures."""
    print(f"\n{conditions}\n{'':46}{'measured':>12}  wanted")


def say(what: str, figure: str, wanted: str = "") -> None:
    """Print one figure."""
    print(f"{what:46}{figure:>12}  {wanted}".rstrip(), flush=True)
