"""What an import tells: the JSON form, the sentences of its notes, the summary, and the run over many texts."""
