// Hocuspocus with its database extension on SQLite: a document is written whole, two seconds after a change and ten at
// the latest, long after everyone has it. Without a file it stores nothing. Its limit for silent connections is raised,
// since the load client says nothing by itself.
import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";

function stored(file) {
  const db = new DatabaseSync(file);
  db.exec("create table if not exists documents (name text primary key, data blob not null)");
  const put = db.prepare("insert into documents values (?, ?) on conflict (name) do update set data = excluded.data");
  const get = db.prepare("select data from documents where name = ?");
  return new Database({
    fetch: async ({ documentName }) => get.get(documentName)?.data ?? null,
    store: async ({ documentName, state }) => put.run(documentName, state),
  });
}

const file = process.argv[2];
const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  timeout: 3_600_000,
  extensions: file ? [stored(file)] : [],
});
await server.listen();
console.log(server.address.port);
