// socket.io over WebSocket alone, broadcasting what one says to all others. Stores nothing.
import http from "node:http";
import { Server } from "socket.io";

const server = http.createServer();
const io = new Server(server, { transports: ["websocket"], perMessageDeflate: false, maxHttpBufferSize: 1e8 });
io.on("connection", (socket) => socket.on("change", (change) => socket.broadcast.emit("change", change)));
server.listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, () => console.log(server.address().port));
