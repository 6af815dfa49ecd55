#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Holdfast contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in front of a gateway, with the gateway's own TLS key, and does what bad networks do.

fault_proxy.py --listen PORT --forward PORT --certificate PEM --key PEM

Orders are JSON lines on standard input, each answered by one line on standard output; the end of the input
ends the program.
  {"do":"arm","fault":WORD,"method":M?,"path":TEXT?,"at":N?,"status":S?,"retryAfter":S?,"seconds":S?,"times":1?}
  {"do":"heal"}     forgets every armed fault, and sends on what is still held back
  {"do":"seen"}     {"requests":N,"done":{WORD:N}}
The first armed fault whose method and path (a part of it) fit is used up by a request. Faults:
  cut_connection  at N raw bytes of a new connection, TLS unseen      cut_request  after N bytes of it went on
  cut_answer      after N bytes of it came back                       lose_answer  the gateway did it, nobody hears
  answer          `status` in a proxy's own words, unseen by the gateway (answer_after: it did it all the same)
  portal          a page with 200        redirect  302 to that page    garbage     bytes that are not HTTP
  duplicate       the gateway gets it twice                            late        cut now, sent on at a later request
  delay           `seconds`              buffer    the body goes on only when all of it is there
  half_open       taken and never answered, the connection stays
"""
import argparse
import json
import os
import socket
import ssl
import sys
import threading
import time

PAGE = b"<html><body>Welcome to Saltmarsh Cafe Wi-Fi. Please accept our terms.</body></html>"
PIECE = 65536
REASONS = {302: b"Found", 409: b"Conflict", 413: b"Payload Too Large", 429: b"Too Many Requests",
           500: b"Internal Server Error", 502: b"Bad Gateway", 503: b"Service Unavailable"}


class Gone(Exception):
    """A side closed where a message was not complete."""


def page(status, extra=b""):
    reason = REASONS.get(status, b"OK")
    return (b"HTTP/1.1 %d %s\r\nContent-Type: text/html\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
            % (status, reason, extra, len(PAGE))) + PAGE


class Orders:
    """What is armed, and what was done. Thread-safe."""

    def __init__(self):
        self.lock = threading.Lock()
        self.armed = []
        self.held = []
        self.requests = 0
        self.done = {}

    def arm(self, fault):
        with self.lock:
            self.armed.append(dict(fault, times=fault.get("times", 1)))

    def _take(self, fits):
        for fault in self.armed:
            if fits(fault):
                fault["times"] -= 1
                if fault["times"] == 0:
                    self.armed.remove(fault)
                self.done[fault["fault"]] = self.done.get(fault["fault"], 0) + 1
                return fault
        return None

    def for_connection(self):
        with self.lock:
            return self._take(lambda fault: fault["fault"] == "cut_connection")

    def for_request(self, method, path):
        with self.lock:
            self.requests += 1
            return self._take(lambda fault: fault["fault"] != "cut_connection"
                              and fault.get("method", method) == method and fault.get("path", "") in path)

    def hold(self, request):
        with self.lock:
            self.held.append(request)

    def take_held(self):
        with self.lock:
            held, self.held = self.held, []
            return held

    def heal(self):
        with self.lock:
            self.armed.clear()

    def seen(self):
        with self.lock:
            return {"requests": self.requests, "done": dict(self.done)}


class Side:
    """One end of the way, read message by message."""

    def __init__(self, sock):
        self.sock = sock
        self.left = b""

    def more(self):
        piece = self.sock.recv(PIECE)
        if not piece:
            raise Gone
        return piece

    def head(self):
        while b"\r\n\r\n" not in self.left:
            self.left += self.more()
        head, self.left = self.left.split(b"\r\n\r\n", 1)
        return head + b"\r\n\r\n"

    def body(self, size):
        while size > 0:
            piece = self.left[:size] or self.more()
            self.left = self.left[len(piece):] if self.left else b""
            piece, self.left = piece[:size], piece[size:] + self.left
            size -= len(piece)
            yield piece

    def close(self):
        try:
            self.sock.close()
        except OSError:
            pass


def length_of(head):
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0


class Proxy:
    def __init__(self, arguments):
        self.forward = arguments.forward
        self.orders = Orders()
        self.server_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.server_tls.load_cert_chain(arguments.certificate, arguments.key)
        # The gateway is on this machine and its certificate names another port's origin: no check is missed.
        self.client_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self.client_tls.check_hostname = False
        self.client_tls.verify_mode = ssl.CERT_NONE
        self.listener = socket.create_server(("127.0.0.1", arguments.listen))

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        client = gateway = None
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            cut = self.orders.for_connection()
            if cut:
                wanted = cut.get("at", 0)
                while wanted > 0:
                    piece = connection.recv(wanted)
                    if not piece:
                        break
                    wanted -= len(piece)
                return
            client = Side(self.server_tls.wrap_socket(connection, server_side=True))
            gateway = self.connect()
            while self.exchange(client, gateway):
                pass
        except (Gone, OSError, ssl.SSLError):
            pass
        finally:
            for side in (client, gateway):
                if side:
                    side.close()
            connection.close()

    def connect(self):
        plain = socket.create_connection(("127.0.0.1", self.forward))
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return Side(self.client_tls.wrap_socket(plain))

    def send_alone(self, request):
        """On a connection of its own; whatever comes back is thrown away, but waited for."""
        try:
            side = self.connect()
            side.sock.sendall(request)
            self.answer_of(side, False)
            side.close()
        except (Gone, OSError, ssl.SSLError):
            pass

    @staticmethod
    def answer_of(gateway, without_body):
        head = gateway.head()
        status = int(head.split(b" ", 2)[1])
        size = 0 if without_body or status == 204 or status < 200 else length_of(head)
        return head + b"".join(gateway.body(size))

    def exchange(self, client, gateway):
        """One request and its answer. False when the connection is done with."""
        head = client.head()
        method, path, _ = head.split(b"\r\n", 1)[0].decode("ascii", "replace").split(" ", 2)
        size = length_of(head)
        fault = self.orders.for_request(method, path) or {"fault": ""}
        word = fault["fault"]
        extra = b"Retry-After: %d\r\n" % fault["retryAfter"] if "retryAfter" in fault else b""
        for request in self.orders.take_held() if word != "late" else []:
            self.send_alone(request)

        if word in ("answer", "portal", "redirect", "garbage"):
            if word == "redirect":
                answer = page(302, b"Location: https://portal.example/login\r\n")
            elif word == "garbage":
                answer = bytes((index * 37 + 11) % 256 for index in range(200))
            else:
                answer = page(fault.get("status", 200), extra)
            client.sock.sendall(answer)
            # Closing with bytes unread would reset the connection before the answer is read.
            client.sock.settimeout(5)
            for _ in client.body(size):
                pass
            return False
        if word == "half_open":
            for _ in client.body(size):
                pass
            while True:
                client.more()
        if word == "delay":
            time.sleep(fault.get("seconds", 0.2))
        if word == "cut_request":
            allowed = fault.get("at", 0)
            for piece in (head, *client.body(size)):
                gateway.sock.sendall(piece[:allowed])
                allowed -= len(piece[:allowed])
                if allowed == 0:
                    break
            return False
        if word in ("buffer", "duplicate", "late"):
            request = head + b"".join(client.body(size))
            if word == "late":
                self.orders.hold(request)
                return False
            if word == "duplicate":
                self.send_alone(request)
            gateway.sock.sendall(request)
        else:
            gateway.sock.sendall(head)
            for piece in client.body(size):
                gateway.sock.sendall(piece)

        answer = self.answer_of(gateway, method == "HEAD")
        if word == "lose_answer":
            return False
        if word == "answer_after":
            client.sock.sendall(page(fault.get("status", 502), extra))
            return False
        if word == "cut_answer":
            client.sock.sendall(answer[:fault.get("at", 0)])
            return False
        client.sock.sendall(answer)
        return True

    def obey(self, order):
        if order["do"] == "arm":
            self.orders.arm(order)
        elif order["do"] == "heal":
            self.orders.heal()
            for request in self.orders.take_held():
                self.send_alone(request)
        elif order["do"] != "seen":
            raise ValueError(order["do"])
        return dict(self.orders.seen(), ok=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--listen", type=int, required=True)
    parser.add_argument("--forward", type=int, required=True)
    parser.add_argument("--certificate", required=True)
    parser.add_argument("--key", required=True)
    proxy = Proxy(parser.parse_args())
    threading.Thread(target=proxy.accept, daemon=True).start()
    print(json.dumps({"listening": proxy.listener.getsockname()[1]}), flush=True)
    for line in sys.stdin:
        print(json.dumps(proxy.obey(json.loads(line))), flush=True)
    sys.stdout.flush()
    os._exit(0)  # threads may wait in half-open connections


if __name__ == "__main__":
    main()
