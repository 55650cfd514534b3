"""The duties of a production office: what each deed means.

Pure: imports `sync` and pure libraries, nothing of Flask or storage.
"""
