#!/usr/bin/env python3
"""A stand-in for a support desk, written from docs/desk-api.md alone: in memory, for one customer, whose pass may be any.
POST /desk/say {"ticket", "text"}: a specialist answers. POST /desk/set {"stream", "status", "forget"}: how it behaves from then on."""
import base64, email, json, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
AGENT = {"name": "Ana Silva", "picture": "v1/pictures/ana"}
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Retry-After",
        "Access-Control-Allow-Headers": "Authorization, Content-Type, If-None-Match, Last-Event-ID"}
tickets, files, changes, mode, news = {}, {"ana": PNG}, [], {}, threading.Condition()
now = lambda: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())

def happen(ticket, kind, **entry):
    with news:
        changes.append({"ticket": ticket["id"], "seq": len(changes) + 1, "kind": kind})
        entry |= {"seq": len(changes), "kind": kind, "at": now(), "name": entry.get("name"), "you": entry["by"] == "customer"}
        if kind != "read": ticket["messages"].append(entry)
        ticket.update(changed_at=entry["at"], excerpt=entry.get("text", ticket["excerpt"])[:80])
        news.notify_all()
    return entry

def write(ticket, text, pictures):
    kept = [{"id": name, "name": name, "type": "image/png", "size": len(data), "url": f"v1/attachments/{name}"} for name, data in pictures]
    files.update(pictures)
    return happen(ticket, "message", by="customer", text=text, attachments=kept)

def answer(desk, method, parts, query, form):
    """Status, body, and headers that are more than those of all answers."""
    match [method, *parts]:
        case ["POST", "set"]: return 204, mode.update(form) or (form.get("forget") and tickets.clear()) or None, {}
        case ["POST", "say"]:
            ticket = tickets[form["ticket"]]
            ticket.update(state="answered", agent=AGENT, unread=ticket["unread"] + 1)
            return 204, happen(ticket, "message", by="agent", **AGENT, text=form["text"], attachments=[]) and None, {}
        case _ if mode.get("status"): return mode["status"], {"status": mode["status"], "refusal": "expired"}, {}
        case ["GET", "v1", "pictures" | "attachments", name]: return 200, files[name], {"Content-Type": "image/png"}
        case _ if not desk.headers["Authorization"]: return 401, {"code": "pass"}, {}
        case ["GET", "v1", "unread"]:
            waiting, tag = [t for t in tickets.values() if t["unread"]], f'"{len(changes)}"'
            newest = {"ticket": max(waiting, key=lambda t: t["messages"][-1]["seq"])["id"], "agent": AGENT} if waiting else {}
            if desk.headers["If-None-Match"] == tag: return 304, None, {}
            return 200, {"count": sum(t["unread"] for t in waiting), **newest}, {"ETag": tag}
        case ["GET", "v1", "changes"]: return 200, {"changes": changes[int(query.get("after", len(changes))):], "after": str(len(changes)), "reset": False}, {}
        case ["GET", "v1", "events"]: return (0 if mode.get("stream", True) else 503), {}, {}
        case ["GET", "v1", "tickets"]:
            found = [t for t in tickets.values() if all(word in json.dumps(t).lower() for word in query.get("q", "").lower().split())
                     and query.get("state", "") in ("", "closed" if t["state"] == "closed" else "open")]
            return 200, {"tickets": sorted(found, key=lambda t: -t["messages"][-1]["seq"]), "next": None}, {}
        case ["POST", "v1", "tickets"]:
            ticket = {"id": str(1001 + len(tickets)), "subject": form["summary"], "state": "open", "mine": True, "unread": 0, "excerpt": "", "messages": []}
            tickets[ticket["id"]] = ticket
            return 201, write(ticket, form["description"], form["files"]) and {"id": ticket["id"], "state": "open"}, {}
        case [_, "v1", "tickets", number, *act] if ticket := tickets.get(number):
            if act == ["messages"]:
                if ticket["state"] == "closed": return 409, {"code": "closed"}, {}
                ticket["state"] = "reopened" if ticket["state"] == "reopened" else "open"
                return 201, write(ticket, form["text"], form["files"]), {}
            if act == ["read"]: return 204, ticket.update(unread=0) or happen(ticket, "read", by="customer") and None, {}
            if act and (act == ["close"]) != (ticket["state"] == "closed"):
                ticket["state"] = "closed" if act == ["close"] else "reopened"
                happen(ticket, ticket["state"], by="customer")
            return 200, ticket, {}
    return 404, {"code": "not-found"}, {}

class Desk(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def start(self, status, headers):
        self.send_response(status)
        for name, value in (OPEN | headers).items(): self.send_header(name, str(value))
        self.end_headers()
    def do_OPTIONS(self): self.start(204, {})
    def do_GET(self):
        url, body, kind = urlsplit(self.path), self.rfile.read(int(self.headers["Content-Length"] or 0)), self.headers["Content-Type"] or ""
        form = {"files": []}
        if "multipart" in kind:
            for part in email.message_from_bytes(f"Content-Type: {kind}\n\n".encode() + body).get_payload():
                field, data = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
                form["files"].append((part.get_filename(), data)) if field == "files" else form.update({field: data.decode()})
        elif body: form = json.loads(body)
        status, said, headers = answer(self, self.command, url.path.split("/")[2:], dict(parse_qsl(url.query)), form)
        if not status: return self.stream()
        data = said if isinstance(said, bytes) else json.dumps(said).encode() if said is not None else b""
        self.start(status, {"Content-Type": "application/json", "Content-Length": len(data)} | headers)
        self.wfile.write(data)
    do_POST = do_GET
    def stream(self):
        self.start(200, {"Content-Type": "text/event-stream"})
        after = int(self.headers["Last-Event-ID"] or len(changes))
        try:
            while mode.get("stream", True):
                with news: len(changes) > after or news.wait(1)
                for one in changes[after:]: self.wfile.write(f"id: {one['seq']}\nevent: ticket\ndata: {json.dumps(one)}\n\n".encode())
                after = len(changes)
                self.wfile.write(b": alive\n\n")
                self.wfile.flush()
        except OSError: pass

server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
print(server.server_address[1], flush=True)
server.serve_forever()
