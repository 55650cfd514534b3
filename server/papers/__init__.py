"""The papers: one typst template each, drawn from frozen documents.

Promises pages that say what the document says, in its language, on its paper and in its clock.
Refuses to look anything up: what is not in the document is not on the page.
"""
