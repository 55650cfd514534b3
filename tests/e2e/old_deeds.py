"""Deeds that no screen of this job offers, done as the app on that device would do them.

Promises: they lie in the device's own outbox, counted like the others, and leave by the app's own link. Refuses: a way
to the server of its own.
"""

from __future__ import annotations

from typing import Any

from tests.e2e.device import Device

OPEN = """
  const all = await indexedDB.databases();
  const { name } = all.find(one => one.name.startsWith(`callboard/${production}/`));
  const base = await new Promise((done, fail) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
"""
INTO_OUTBOX = """async ({ production, deeds }) => {
%s  const tx = base.transaction(["facts", "entries", "records"], "readwrite");
  const got = asked => new Promise((done, fail) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const facts = tx.objectStore("facts");
  const device = await got(facts.get("device"));
  const { place } = await got(facts.get("replica"));
  let { n } = device;
  const { epoch, seq } = place.cursor;
  for (const deed of deeds) {
    const stood = await got(tx.objectStore("records").get([deed.kind, deed.record]));
    n += 1;
    const entry = {
      ...deed, device: device.id, n, base: stood ? { epoch, rev: stood.rev } : null,
      seen: { epoch, seq }, at: new Date().toISOString(), offset: 0, v: 1,
    };
    tx.objectStore("entries").put({ entry, open: 1 });
  }
  facts.put({ ...device, n }, "device");
  await new Promise((done, fail) => { tx.oncomplete = done; tx.onabort = () => fail(tx.error); });
  base.close();
}""".replace("%s", OPEN)

RECORDS = """async ({ production, kind }) => {
%s  const kept = await new Promise((done, fail) => {
    const asked = base.transaction("records").objectStore("records").getAll();
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  base.close();
  return kept.filter(one => one.kind === kind).map(one => ({ ...one.record, id: one.id, rev: one.rev }));
}""".replace("%s", OPEN)


def does(device: Device, *deeds: dict[str, Any]) -> None:
    """Puts deeds (`{id, kind, record, verb, fields}`) into the outbox and opens the app anew, so that it finds them."""
    device.page.evaluate(INTO_OUTBOX, {"production": device.production, "deeds": list(deeds)})
    device.page.reload()


def holds(device: Device, kind: str) -> list[dict[str, Any]]:
    """The records of a kind on this device, as they came from the server."""
    found: list[dict[str, Any]] = device.page.evaluate(RECORDS, {"production": device.production, "kind": kind})
    return found
