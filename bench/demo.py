"""The demonstration, served with a clock of its own, and grown to any size.

Promises: what grows it are deeds of its coordinator, by the real protocol. Refuses: records that a PA would not see.
"""

from __future__ import annotations

import json
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from bench.program import Program
from tests.e2e.conftest import EVE
from tests.e2e.phone import Phone
from tests.hand import Hand

PUSH = 500


class Demo:
    """`callboard demo` on a free port, the evening before its first day. `links` by role."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Self:
        program = Path(sys.executable).with_name("callboard")
        data = self.folder / "demo"
        data.mkdir()
        words: list[str | Path] = ["demo", "--json", "--port", "0", "--data", data, "--as-of", EVE]
        began = datetime.now(UTC)
        self.program = Program([program, *words], self.folder / "demo.log")
        said = json.loads(self.program.line())
        self.ahead_ms = int((datetime.fromisoformat(EVE) - began).total_seconds() * 1000)
        self.links: dict[str, str] = said["links"]
        self.production: str = said["production"]
        self.url: str = said["url"]
        self.port = int(self.url.rsplit(":", 1)[1])
        return self

    def __exit__(self, *_: object) -> None:
        self.program.stop()

    def _joined(self, role: str) -> Hand:
        hand = Hand(self.url, self.production)
        answer = hand.join(self.links[role].rsplit("/join/", 1)[1])
        assert answer.status == 303, answer.text
        return hand

    def cookie(self, role: str) -> Any:
        """A session's cookie for a browser. It uses up the role's link; a fresh one takes its place."""
        hand = self._joined(role)
        name = f"callboard_{self.production}"
        value, path = hand.cookies[name]
        self.links[role] = self._fresh(role)
        told = {"name": name, "value": value, "path": path, "domain": "127.0.0.1"}
        return {**told, "httpOnly": True, "sameSite": "Lax"}

    def _fresh(self, role: str) -> str:
        """Another link for whoever the demonstration's link of a role was for."""
        import subprocess

        names = {"pa": "Jonah Whitlock"}
        program = Path(sys.executable).with_name("callboard")
        data = str(self.folder / "demo")
        done = subprocess.run(
            [str(program), "invite", names[role], "--json", "--data", data, "--url", self.url],
            capture_output=True,
            text=True,
            check=True,
        )
        return str(json.loads(done.stdout)["link"])

    def grow(self, records: int) -> None:
        """Adds what a long shoot has: places, people and runs that a PA sees, so many in all."""
        office = self._joined("coordinator")
        office.sync()
        entries = []
        for number in range(records):
            if number % 50 == 0:
                fields: dict[str, Any] = {"name": f"Extra {number}", "role": "crew", "department": "Extras"}
                entries.append(office.entry("person", "add", str(uuid.uuid4()), **fields))
            elif number % 50 == 1:
                entries.append(
                    office.entry("run", "give", str(uuid.uuid4()), title=f"Ice for unit {number}", open_to="pa")
                )
            else:
                note = "Trucks along the north fence, quiet after ten."
                fields = {"name": f"Place {number}", "sort": "set", "address": f"{number} Quarry Road", "note": note}
                entries.append(office.entry("location", "add", str(uuid.uuid4()), **fields))
        for start in range(0, records, PUSH):
            outcomes = office.sync(entries[start : start + PUSH])
            wrong = [one for one in outcomes if one["outcome"] != "applied"]
            assert not wrong, wrong[:2]

    def is_taken_in(self, phone: Phone, records: int) -> None:
        """Waits until the phone's own database holds them."""
        count = """async (least) => {
          for (const { name } of await indexedDB.databases()) {
            const held = await new Promise((done) => {
              const asked = indexedDB.open(name);
              asked.onerror = () => done(0);
              asked.onsuccess = async () => {
                const db = asked.result;
                let most = 0;
                for (const store of db.objectStoreNames) {
                  const all = db.transaction(store).objectStore(store).count();
                  most = Math.max(most, await new Promise((told) => {
                    all.onsuccess = () => told(all.result);
                    all.onerror = () => told(0);
                  }));
                }
                db.close();
                done(most);
              };
            });
            if (held >= least) return true;
          }
          return false;
        }"""
        phone.page.wait_for_function(count, arg=records, timeout=120_000, polling=500)
