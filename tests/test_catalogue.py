import polib

from articles.management.commands.make_catalogue import CATALOGUE


def test_every_text_is_translated():
    catalogue = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in catalogue if not entry.translated()] == []


def test_compiled_catalogue_is_the_source_compiled():
    assert CATALOGUE.with_suffix(".mo").read_bytes() == polib.pofile(str(CATALOGUE)).to_binary()
