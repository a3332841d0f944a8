"""Words of a query against an archive: synonyms, pinyin, spelling, questions."""
