// TinyBase's WebSocket server. Without a file it relays and stores nothing; with one, its store takes part in the sync
// and a file persister writes it whole after each change, without fsync and after everyone has it.
import { createMergeableStore } from "tinybase";
import { createFilePersister } from "tinybase/persisters/persister-file";
import { createWsServer } from "tinybase/synchronizers/synchronizer-ws-server";
import { WebSocketServer } from "ws";

const file = process.argv[2];
const sockets = new WebSocketServer({ port: 0, host: "127.0.0.1", backlog: 4096 });
sockets.once("listening", () => console.log(sockets.address().port));
createWsServer(sockets, file ? () => createFilePersister(createMergeableStore(), file) : undefined);
