"""flask-sock as its documentation has it: a loop a socket, on a thread each, under gunicorn. Stores nothing."""

from flask import Flask
from flask_sock import Sock

app = Flask(__name__)
sock = Sock(app)
peers = set()


@sock.route("/change")
def change(ws):
    peers.add(ws)
    try:
        while True:
            said = ws.receive()
            for peer in list(peers - {ws}):
                peer.send(said)
    finally:
        peers.discard(ws)
