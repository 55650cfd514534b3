"""The shapes of what imports take and give.

Promises the words of the API's document. Refuses to say what the readers make of a file: that is plain JSON.
"""

from __future__ import annotations

from marshmallow import fields, validate

from server.routes.described import Shape, a_list, a_ref, a_text, an_instant
from sync import shapes

SORTS = ("schedule", "script", "crew", "scenes")


class Named(Shape):
    name = shapes.Text(metadata={"description": "What the file is called; its content decides what it is."})


class Line(Shape):
    kind = a_text()
    record = a_ref()
    title = a_text(words="What people know it by.")
    moves = fields.Raw(required=True, metadata={"description": "[{name, old, new}]"})


class Gone(Shape):
    kind = a_text()
    record = a_ref()
    title = a_text()


class Kept(Shape):
    kind = a_text()
    record = a_ref()
    title = a_text()
    why = a_text(words="by_hand, struck, in_use, joined or yourself.")
    field = a_text(null=True, words="Null where the whole record stays.")
    stands = fields.Raw(required=True, allow_none=True)
    file = fields.Raw(required=True, allow_none=True)


class NotTaken(Shape):
    kind = a_text()
    record = a_ref()
    title = a_text()
    code = a_text()
    field = a_text(null=True)


class Source(Shape):
    id = a_ref("The import of its first version.")
    file = a_text()
    at = an_instant()


class Touched(Shape):
    element = a_ref("The part.")
    character = a_text(null=True)
    person = shapes.Ref(required=True, allow_none=True)
    name = a_text(null=True)


class OnBoard(Shape):
    board = a_ref()
    name = a_text()
    used = shapes.YesNo(required=True)
    count = shapes.Whole(required=True)
    changes = fields.Dict(required=True, metadata={"description": "Sentences by language."})
    people = a_list(Touched)


class Difference(Shape):
    digest = a_text(words="Whoever brings in names it.")
    unchanged = shapes.Whole(required=True)
    added = a_list(Line)
    changed = a_list(Line)
    removed = a_list(Gone)
    kept = a_list(Kept)
    not_taken = a_list(NotTaken)
    names = fields.Raw(required=True, metadata={"description": "What each record is called that a field names."})
    sheets = fields.List(shapes.Day(), required=True, metadata={"description": "Days with a call sheet that move."})
    schedule = a_list(OnBoard)
    source = fields.Nested(Source, required=True, allow_none=True)
    sources = a_list(Source)


class Shown(Shape):
    id = a_ref("Of the preview, and of the import that it becomes.")
    file = a_text()
    sort = shapes.Text(required=True, validate=validate.OneOf(SORTS))
    format = a_text()
    boards = fields.List(shapes.Text(), required=True)
    board = a_text(null=True)
    source = a_text(words="auto, own, or the id of a source.")
    removes = shapes.YesNo(required=True)
    shown = fields.Raw(required=True, metadata={"description": "Figures, warnings and table, by language."})
    difference = fields.Nested(Difference, required=True)


class Unreadable(Shape):
    """A file that cannot be brought in."""

    code = a_text()
    text = a_text(words="What is wrong, where, and how to mend it, in English.")
    words = fields.Dict(required=True, metadata={"description": "The same by language."})


class Mapped(Shape):
    mapping = fields.Dict(allow_none=True)
    board = shapes.Text(allow_none=True)
    source = shapes.Text()
    removes = shapes.YesNo()


class Moved(Shape):
    digest = a_text()


class Done(Shape):
    id = a_ref()
    file = a_text()
    sort = a_text()
    format = a_text(null=True)
    added = shapes.Whole(required=True, allow_none=True)
    changed = shapes.Whole(required=True, allow_none=True)
    removed = shapes.Whole(required=True, allow_none=True)
    by = shapes.Ref(required=True, allow_none=True)
    name = a_text(null=True, words="Of who brought it in.")
    at = an_instant(null=True)
    undone_by = shapes.Ref(required=True, allow_none=True)
    undone_at = an_instant(null=True)


class Imports(Shape):
    imports = a_list(Done)


class Undone(Shape):
    again = shapes.YesNo(required=True, metadata={"description": "It had been undone already; nothing was done."})
    back = shapes.Whole(required=True, metadata={"description": "Fields that went back."})
    struck = shapes.Whole(required=True)
    lifted = shapes.Whole(required=True)
    stays = a_list(Kept)
