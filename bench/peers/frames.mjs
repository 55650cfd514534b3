// What a phone of each peer would send, made by the peers' own libraries: the bench replays these bytes.
// Reads one JSON line {peer, name, base, groups, size, shape} and prints {hellos, changes, behind} in base64:
// `groups` devices of `size` records each, whose marks count through all of them, or where `apart` in each by itself. For yjs and hocuspocus `changes` are whole SyncStep2 messages (what a phone
// that comes back sends); `behind` is the SyncStep1 of a phone that knows only the first `base` records of group 0.
import { createMergeableStore } from "tinybase";
import { createCustomSynchronizer } from "tinybase/synchronizers";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

let asked = "";
for await (const part of process.stdin) asked += part;
const { peer, name, base = 0, groups, size, record, mark, apart } = JSON.parse(asked);
const figures = (n) => String(n).padStart(5, "0");
const marked = (g, i) => (apart ? `${mark}${figures(g)}x${figures(i)}` : mark + figures(g * size + i));
const b64 = (bytes) => Buffer.from(bytes).toString("base64");

function message(kind, bytes) {
  const e = encoding.createEncoder();
  if (peer === "hocuspocus") encoding.writeVarString(e, name);
  encoding.writeVarUint(e, 0);
  encoding.writeVarUint(e, kind);
  encoding.writeVarUint8Array(e, bytes);
  return encoding.toUint8Array(e);
}
function auth() {
  const e = encoding.createEncoder();
  encoding.writeVarString(e, name);
  encoding.writeVarUint(e, 2);
  encoding.writeVarUint(e, 0);
  encoding.writeVarString(e, "");
  encoding.writeVarString(e, "4.7.0");
  return encoding.toUint8Array(e);
}
const nothing = Y.encodeStateVector(new Y.Doc());

function yjs() {
  const changes = [];
  let behind = null;
  const first = new Y.Doc();
  for (let i = 0; i < base; i++) first.getMap("locations").set(`base-${i}`, { ...record, note: "as it was" });
  for (let g = 0; g < groups; g++) {
    const doc = new Y.Doc();
    if (base) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first));
    const known = Y.encodeStateVector(doc);
    if (g === 0) behind = known;
    for (let i = 0; i < size; i++) {
      const key = base ? `base-${i}` : `${mark}-${g}-${i}`;
      const note = record.note.replace("MARK", marked(g, i));
      doc.getMap("locations").set(key, { ...record, note });
    }
    changes.push(b64(message(1, Y.encodeStateAsUpdate(doc, base ? nothing : undefined))));
  }
  const hello = message(0, nothing);
  const hellos = peer === "hocuspocus" ? [b64(auth()), b64(hello)] : [b64(hello)];
  return { hellos, changes, behind: b64(message(0, behind)) };
}

async function tinybase() {
  const text = (value) => JSON.stringify(value, (_, v) => (v === undefined ? "￼" : v));
  const changes = [];
  for (let g = 0; g < groups; g++) {
    const store = createMergeableStore(`phone${mark}${g}`);
    let last = null;
    const synchronizer = createCustomSynchronizer(
      store,
      (to, request, kind, body) => {
        if (kind === 3) last = `${to ?? ""}\n${text([request, kind, body])}`;
      },
      () => {},
      () => {},
      0.001,
    );
    await synchronizer.startSync();
    store.transaction(() => {
      for (let i = 0; i < size; i++) {
        const note = record.note.replace("MARK", marked(g, i));
        store.setRow("locations", `${mark}-${g}-${i}`, { ...record, note });
      }
    });
    for (let i = 0; i < 100 && last === null; i++) await new Promise((done) => setTimeout(done, 2));
    changes.push(b64(Buffer.from(last)));
    await synchronizer.destroy();
  }
  return { hellos: [], changes, behind: null };
}

const told = JSON.stringify(peer === "tinybase" ? await tinybase() : yjs());
process.stdout.write(`${told}\n`, () => process.exit(0));
