"""Commands that measure and fit are run by hand and rarely: each must still find what it imports."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

import benchmarks


@pytest.mark.parametrize("name", [module.name for module in iter_modules(benchmarks.__path__)])
def test_every_command_finds_what_it_imports(name):
    assert import_module(f"benchmarks.{name}").__doc__
