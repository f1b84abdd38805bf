#!/usr/bin/env python3
"""A stand-in for a support desk, from docs/desk-api.md alone: in memory, for one customer, without passes being checked.
POST /say {"ticket", "text"} lets a specialist answer; POST /set {"stream": bool, "status": int} changes how it behaves."""
import email, json, sys, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

tickets, files, changes, mode, lock = {}, {}, [], {"stream": True, "status": 0}, threading.Condition()
AGENT = {"name": "Ana Silva"}
now = lambda: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())

def change(ticket, kind, **more):
    with lock:
        changes.append({"ticket": ticket["id"], "seq": len(changes) + 1, "kind": kind})
        entry = {"seq": len(changes), "kind": kind, "at": now(), "attachments": [], **more}
        if kind != "read":
            ticket["messages"].append(entry)
            ticket["changed_at"] = entry["at"]
        lock.notify_all()
        return entry

class Desk(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def answer(self, status, body=None, kind="application/json", **headers):
        self.send_response(status)
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        for name, value in {"Content-Type": kind, "Content-Length": len(data), "Access-Control-Allow-Origin": "*",
                            "Access-Control-Allow-Headers": "*, Authorization", "Access-Control-Expose-Headers": "ETag", **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(data)
    def do_OPTIONS(self): self.answer(204, b"")
    def handle_any(self):
        path, _, query = self.path.removeprefix("/desk/").partition("?")
        query = dict(part.split("=", 1) for part in query.split("&") if "=" in part)
        length = int(self.headers.get("Content-Length") or 0)
        if path in ("say", "set"):
            said = json.loads(self.rfile.read(length))
            if path == "set": mode.update(said)
            else:
                ticket = tickets[said["ticket"]]
                ticket.update(state="answered", agent=AGENT, unread=ticket["unread"] + 1, excerpt=said["text"][:80])
                change(ticket, "message", by="agent", name=AGENT["name"], text=said["text"])
            return self.answer(204, b"")
        if mode["status"]: return self.rfile.read(length), self.answer(mode["status"], {"status": mode["status"]})
        if path.startswith("v1/attachments/"): return self.answer(200, *files[path.split("/")[2]])
        if not self.headers.get("Authorization"): return self.answer(401, {"code": "pass"})
        form, kind, body = {}, self.headers.get("Content-Type") or "", self.rfile.read(length)
        if "multipart" in kind:
            for part in email.message_from_bytes(f"Content-Type: {kind}\n\n".encode() + body).get_payload():
                field, data = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
                form.setdefault(field, []).append((part.get_filename(), data)) if field == "files" else form.update({field: data.decode()})
        elif length: form = json.loads(body)
        parts = path.split("/")
        if path == "v1/unread":
            waiting = [t for t in tickets.values() if t["unread"]]
            newest = {"ticket": waiting[-1]["id"], "agent": AGENT} if waiting else {}
            return self.answer(200, {"count": sum(t["unread"] for t in waiting), **newest}, ETag=f'"{len(changes)}"')
        if path == "v1/changes":
            after = int(query.get("after") or len(changes))
            return self.answer(200, {"changes": changes[after:], "after": str(len(changes)), "reset": False})
        if path == "v1/events": return self.stream()
        if path == "v1/tickets" and self.command == "GET":
            words = query.get("q", "").replace("+", " ").lower().split()
            found = [t for t in tickets.values() if all(w in json.dumps(t).lower() for w in words)
                     and (query.get("state") in (None, "all", "") or (t["state"] == "closed") == (query["state"] == "closed"))]
            return self.answer(200, {"tickets": sorted(found, key=lambda t: -t["messages"][-1]["seq"]), "next": None})
        if path == "v1/tickets":
            ticket = {"id": str(1001 + len(tickets)), "subject": form["summary"], "kind": "web", "channel": "email", "state": "open",
                      "language": "en", "mine": True, "unread": 0, "created_at": now(), "changed_at": now(), "messages": [], "read_up_to": 0}
            tickets[ticket["id"]] = ticket
            return self.write(ticket, form["description"], form, {"id": ticket["id"], "state": "open"})
        ticket = tickets.get(parts[2])
        if not ticket: return self.answer(404, {"code": "not-found"})
        if len(parts) == 3: return self.answer(200, ticket)
        if parts[3] == "messages":
            if ticket["state"] == "closed": return self.answer(409, {"code": "closed"})
            ticket["state"] = "open"
            return self.write(ticket, form["text"], form, None)
        if parts[3] == "read":
            ticket.update(unread=0, read_up_to=form["up_to"])
            return change(ticket, "read"), self.answer(204, b"")
        if (ticket["state"] == "closed") != (parts[3] == "close"):
            ticket["state"] = "closed" if parts[3] == "close" else "reopened"
            change(ticket, "closed" if parts[3] == "close" else "reopened", by="customer", you=True)
        self.answer(200, ticket)
    def write(self, ticket, text, form, answer):
        kept = []
        for name, data in form.get("files", []):
            files[str(len(files) + 1)] = (data, "image/png")
            kept.append({"id": str(len(files)), "name": name, "type": "image/png", "size": len(data), "url": f"v1/attachments/{len(files)}/a.png"})
        ticket["excerpt"] = text[:80]
        entry = change(ticket, "message", by="customer", you=True, name=None, text=text, attachments=kept)
        self.answer(201, answer or entry)
    def stream(self):
        if not mode["stream"]: return self.answer(503, {})
        self.send_response(200)
        for name, value in {"Content-Type": "text/event-stream", "Access-Control-Allow-Origin": "*"}.items(): self.send_header(name, value)
        self.end_headers()
        after = int(self.headers.get("Last-Event-ID") or len(changes))
        try:
            while mode["stream"]:
                with lock:
                    if len(changes) <= after: lock.wait(1)
                for one in changes[after:]: self.wfile.write(f"id: {one['seq']}\nevent: ticket\ndata: {json.dumps(one)}\n\n".encode())
                after = max(after, len(changes))
                self.wfile.write(b": alive\n\n")
                self.wfile.flush()
        except OSError: pass
    do_GET = do_POST = handle_any

server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 0), Desk)
print(server.server_address[1], flush=True)
server.serve_forever()
