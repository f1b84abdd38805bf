#!/usr/bin/env python3
"""A stand-in for a support desk, written from docs/desk-api.md alone: in memory, for one customer, whose pass may be any.
POST /desk/say {"ticket", "text"}: a specialist answers. POST /desk/set {"stream", "status", "refusal", "forget"}: how it behaves from then on."""
import base64, email, json, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
AGENT = {"name": "Ana Silva", "picture": "v1/pictures/ana"}
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag", "Access-Control-Allow-Headers": "*, Authorization"}
tickets, files, changes, mode, news = {}, {"ana": PNG}, [], {"stream": True, "status": 0, "refusal": "expired"}, threading.Condition()

def happen(ticket, kind, by="customer", text="", pictures=(), **more):
    """What has happened to a ticket: an entry of its conversation, of which whoever follows it is told."""
    files.update(pictures)
    kept = [{"id": name, "name": name, "type": "image/png", "size": len(data), "url": f"v1/attachments/{name}"} for name, data in pictures]
    with news:
        changes.append({"ticket": ticket["id"], "seq": len(changes) + 1, "kind": kind})
        entry = {**changes[-1], "by": by, "you": by == "customer", "at": time.strftime("%FT%TZ", time.gmtime()), "text": text, "attachments": kept, **more}
        ticket["messages"] += [entry] * (kind != "read")
        ticket.update(changed_at=entry["at"], excerpt=text[:80] or ticket["excerpt"])
        news.notify_all()
    return entry

def answer(method, parts, query, form, known, tag):
    match [method, *parts]:
        case ["POST", "set"]: return 204, mode.update(form) or (tickets.clear() if form.get("forget") else None)
        case ["POST", "say"]:
            ticket = tickets[form["ticket"]]
            ticket.update(state="answered", agent=AGENT, unread=ticket["unread"] + 1)
            return 201, happen(ticket, "message", "agent", form["text"], **AGENT)
        case _ if mode["status"]: return mode["status"], {"refusal": mode["refusal"]}
        case ["GET", "v1", "pictures" | "attachments", name]: return 200, files[name]
        case _ if not known: return 401, {"code": "pass"}
        case ["GET", "v1", "unread"]:
            waiting = sorted((t for t in tickets.values() if t["unread"]), key=lambda t: -t["messages"][-1]["seq"])
            newest = {"ticket": waiting[0]["id"], "agent": AGENT} if waiting else {}
            return (304, None) if tag == f'"{len(changes)}"' else (200, {"count": sum(t["unread"] for t in waiting), **newest})
        case ["GET", "v1", "changes"]:
            return 200, {"changes": changes[int(query.get("after", len(changes))):], "after": str(len(changes)), "reset": False}
        case ["GET", "v1", "events"]: return (200, None) if mode["stream"] else (503, {})
        case ["GET", "v1", "tickets"]:
            fits = lambda t: all(word in json.dumps(t).lower() for word in query.get("q", "").lower().split())
            found = [t for t in tickets.values() if fits(t) and query.get("state", "") in ("", "closed" if t["state"] == "closed" else "open")]
            return 200, {"tickets": sorted(found, key=lambda t: -t["messages"][-1]["seq"]), "next": None}
        case ["POST", "v1", "tickets"]:
            ticket = {"id": str(1001 + len(tickets)), "subject": form["summary"], "state": "open", "mine": True, "unread": 0, "excerpt": "", "messages": []}
            tickets[ticket["id"]] = ticket
            return 201, happen(ticket, "message", text=form["description"], pictures=form["files"]) and {"id": ticket["id"], "state": "open"}
        case [_, "v1", "tickets", number, *act] if ticket := tickets.get(number):
            if act == ["read"]: return 204, ticket.update(unread=0) or (happen(ticket, "read") and None)
            if act == ["messages"] and ticket["state"] == "closed": return 409, {"code": "closed"}
            if act == ["messages"]:
                ticket["state"] = {"reopened": "reopened"}.get(ticket["state"], "open")
                return 201, happen(ticket, "message", text=form["text"], pictures=form["files"])
            if act and (act == ["close"]) != (ticket["state"] == "closed"):
                ticket["state"] = "closed" if act == ["close"] else "reopened"
                happen(ticket, ticket["state"])
            return 200, ticket
    return 404, {"code": "not-found"}

class Desk(BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self):
        url, kind, form = urlsplit(self.path), self.headers["Content-Type"] or "", {"files": []}
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        for part in email.message_from_bytes(f"Content-Type: {kind}\n\n".encode() + body).get_payload() if "multipart" in kind else []:
            name, data = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
            form |= {"files": [*form["files"], (part.get_filename(), data)]} if name == "files" else {name: data.decode()}
        if body and "multipart" not in kind: form |= json.loads(body)
        given = dict(parse_qsl(url.query)), form, self.headers["Authorization"], self.headers["If-None-Match"]
        status, said = (204, None) if self.command == "OPTIONS" else answer(self.command, url.path.split("/")[2:], *given)
        data = said if isinstance(said, bytes) else json.dumps(said).encode()
        streams = status == 200 and said is None
        length = {} if streams else {"Content-Length": 0 if said is None else len(data)}
        types = {"Content-Type": "text/event-stream" if streams else "image/png" if data is said else "application/json"}
        self.send_response(status)
        for name, value in (CORS | types | length | {"ETag": f'"{len(changes)}"'}).items(): self.send_header(name, str(value))
        self.end_headers()
        after = int(self.headers["Last-Event-ID"] or len(changes))
        while streams and mode["stream"]:
            with news: len(changes) > after or news.wait(1)
            for one in changes[after:]:
                self.wfile.write(f"id: {one['seq']}\nevent: ticket\ndata: {json.dumps(one)}\n\n".encode())
                after = one["seq"]
            self.wfile.write(b": alive\n\n")
        if said is not None: self.wfile.write(data)
    do_POST = do_OPTIONS = do_GET

server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
print(server.server_address[1], flush=True)
server.serve_forever()
