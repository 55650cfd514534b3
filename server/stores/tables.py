"""The tables of a production's file.

Promises: the database itself refuses to change or delete a row of the log, to skip a seq, and to drop what stands
beside a row unless its erasure was written first (A4, A5). What each row moved is only added to; it has no index,
*because* whoever commits pays for one and whoever looks back has time.
"""

from __future__ import annotations

VERSION = 2
"""`PRAGMA user_version` of a file with these tables."""

ADDED = ("CREATE INDEX IF NOT EXISTS records_changed ON records (rev)",)
"""What an older file lacks, and may have without being one of another version."""

TABLES = """
CREATE TABLE log (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, device TEXT NOT NULL, n INTEGER NOT NULL, person TEXT NOT NULL,
    outcome TEXT NOT NULL, envelope TEXT NOT NULL, digest TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE sides (seq INTEGER PRIMARY KEY, salt TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE erasures (seq INTEGER PRIMARY KEY) STRICT;
CREATE TABLE turns (
    device TEXT NOT NULL, n INTEGER NOT NULL, claimed TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (device, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE devices (
    device TEXT PRIMARY KEY, person TEXT NOT NULL, last INTEGER NOT NULL, parent TEXT, first INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE records (
    kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, text TEXT NOT NULL, stamps TEXT NOT NULL,
    asked TEXT NOT NULL, PRIMARY KEY (kind, id)
) STRICT;
CREATE TABLE places (
    channel TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, rev INTEGER NOT NULL, live INTEGER NOT NULL,
    PRIMARY KEY (kind, id, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_heard ON places (channel, rev, kind, id, live);
CREATE INDEX places_framed ON places (rev);
CREATE TABLE rights (
    kind TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, seq INTEGER NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (kind, id, field, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE waits (seq INTEGER PRIMARY KEY, why TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL) STRICT;
CREATE INDEX waits_for ON waits (kind, record);
CREATE TABLE unborn (
    kind TEXT NOT NULL, record TEXT NOT NULL, device TEXT NOT NULL, PRIMARY KEY (kind, record, device)
) STRICT, WITHOUT ROWID;
"""

REFUSALS = """
CREATE TRIGGER log_never_changes BEFORE UPDATE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER log_never_shrinks BEFORE DELETE ON log
    BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER log_skips_nothing BEFORE INSERT ON log WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM log)
    BEGIN SELECT RAISE(ABORT, 'the log skips no seq'); END;
CREATE TRIGGER sides_never_change BEFORE UPDATE ON sides
    BEGIN SELECT RAISE(ABORT, 'what stands beside the log is only erased'); END;
CREATE TRIGGER sides_erased_by_word BEFORE DELETE ON sides
    WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE seq = OLD.seq)
    BEGIN SELECT RAISE(ABORT, 'an erasure is written first'); END;
CREATE TRIGGER erasures_never_change BEFORE UPDATE ON erasures
    BEGIN SELECT RAISE(ABORT, 'an erasure is never taken back'); END;
CREATE TRIGGER erasures_never_shrink BEFORE DELETE ON erasures
    BEGIN SELECT RAISE(ABORT, 'an erasure is never taken back'); END;
"""

PAST = """
CREATE TABLE moved (seq INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, fields TEXT NOT NULL) STRICT;
CREATE TABLE remembered (since INTEGER NOT NULL) STRICT;
CREATE TRIGGER moved_never_changes BEFORE UPDATE ON moved
    BEGIN SELECT RAISE(ABORT, 'what a row moved never changes'); END;
CREATE TRIGGER moved_erased_by_word BEFORE DELETE ON moved
    WHEN NOT EXISTS (SELECT 1 FROM erasures WHERE seq = OLD.seq)
    BEGIN SELECT RAISE(ABORT, 'an erasure is written first'); END;
"""
REMEMBER = """
INSERT INTO remembered SELECT coalesce(max(seq), 0) FROM log;
INSERT INTO moved SELECT (SELECT since FROM remembered), kind, id, text FROM records ORDER BY rev, kind, id;
"""
"""Of a file of version 1, whose rows did not say what they moved, the past begins with its records as they stand."""
