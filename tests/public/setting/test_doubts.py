from articles.codes import NoteCode
from articles.models import ImportNote
from articles.public.setting.doubts import doubts


def test_readers_are_told_of_every_doubt_once_and_of_nothing_else():
    for code in NoteCode:
        assert len(doubts([ImportNote(code=code), ImportNote(code=code)])) == (code in NoteCode.doubts()), code
