"""Commands that measure and fit are run by hand and rarely: each must still find what it imports."""

from importlib import import_module
from pkgutil import walk_packages

import pytest

import benchmarks


@pytest.mark.parametrize("name", [module.name for module in walk_packages(benchmarks.__path__, "benchmarks.")])
def test_every_command_finds_what_it_imports(name):
    assert import_module(name).__doc__
