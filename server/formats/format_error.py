"""The one error of every reader in this folder.

Promises three plain sentences (what is wrong, where it stands, how to mend it) in every language of
`words`, and nothing of the file beyond what is needed to find the place.
Refuses to be raised with a code that `words` does not know.
"""

from __future__ import annotations

from server.formats import words


class FormatError(ValueError):
    """A file that cannot be read.

    `what`, `where` and `mend` are English text; `in_words(language)` joins the three in another
    language. `where` is a line, an offset or a path such as
    `universalScheduleStandard.breakdowns[12].pages`; it is empty when the whole file is meant.
    """

    def __init__(self, code: str, where: str | words.Name = "", **facts: object) -> None:
        self.code = code
        self.place = where
        self.where = words.put("en", where)
        self.facts = facts
        self.what = words.say("en", f"{code}.what", **facts)
        self.mend = words.say("en", f"{code}.mend", **facts)
        super().__init__(self.in_words("en"))

    def in_words(self, language: str) -> str:
        """What, where and mend as one line of text, in `en` or `es`."""
        what = words.say(language, f"{self.code}.what", **self.facts)
        mend = words.say(language, f"{self.code}.mend", **self.facts)
        place = words.say(language, "where", place=self.place) if self.place else ""
        return " ".join(part for part in (what, place, mend) if part)
