"""How benchmarks say what they measured: one line a figure, and beside it what is wanted."""


def head(conditions: str) -> None:
    """Open a table with the conditions of its figures."""
    print(f"\n{conditions}\n{'':46}{'measured':>12}  wanted")


def say(what: str, figure: str, wanted: str = "", *, reached: bool = True) -> None:
    """Print one figure; a cross after what is wanted where it was not reached."""
    print(f"{what:46}{figure:>12}  {wanted}{'' if reached else '  ✗'}".rstrip(), flush=True)
