// y-websocket's own server (@y/websocket-server, the last version on Yjs 13: 0.1.5 mixes two Yjs and passes nothing on),
// all phones in one document. With a folder: y-leveldb beside it, which
// writes each update after it was sent on, and without fsync. Without one: nothing is stored.
import { once } from "node:events";
import http from "node:http";
import { setPersistence, setupWSConnection } from "@y/websocket-server/utils";
import { WebSocketServer } from "ws";
import { LeveldbPersistence } from "y-leveldb";
import * as Y from "yjs";

const folder = process.argv[2];
if (folder) {
  const kept = new LeveldbPersistence(folder);
  setPersistence({
    provider: kept,
    bindState: async (name, doc) => {
      const before = await kept.getYDoc(name);
      await kept.storeUpdate(name, Y.encodeStateAsUpdate(doc));
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
      doc.on("update", (update) => kept.storeUpdate(name, update));
    },
    writeState: async () => {},
  });
}
const sockets = new WebSocketServer({ noServer: true });
sockets.on("connection", setupWSConnection);
const server = http.createServer();
server.on("upgrade", (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit("connection", ws, request));
});
server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 });
await once(server, "listening");
console.log(server.address().port);
