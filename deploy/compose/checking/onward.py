"""Onward as a caller sees it, at its one address."""
import json
import threading
import time
import urllib.error
import urllib.request
import uuid

API = "http://127.0.0.1:8080"
MAILS = "http://127.0.0.1:8025"
# No way out is asked for on the way to this machine.
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(method, path, token=None, body=None, base=API, timeout=15):
    """Status and JSON; 0 when nobody answers."""
    request = urllib.request.Request(base + path, method=method, data=None if body is None else json.dumps(body).encode())
    request.add_header("Content-Type", "application/json")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    try:
        with DIRECTLY.open(request, timeout=timeout) as answer:
            return answer.status, parsed(answer.read())
    except urllib.error.HTTPError as refused:
        return refused.code, parsed(refused.read())
    except (OSError, urllib.error.URLError, ValueError):
        return 0, None


def parsed(body):
    try:
        return json.loads(body) if body else None
    except ValueError:
        return body.decode(errors="replace")


def until(what, true, patience=180, pause=0.2):
    """How long it took; ends the check when it never comes."""
    begun = time.monotonic()
    while not true():
        if time.monotonic() - begun > patience:
            raise SystemExit(f"Waited {patience} s in vain: {what}.")
        time.sleep(pause)
    return time.monotonic() - begun


def walk(minutes, started="2026-06-02T07:00:00+01:00"):
    return {"startedAt": started, "timeZone": "Europe/London", "entries": [{"item": "walk", "minutes": minutes}]}


def timeline(token, client):
    entries, cursor = [], ""
    while True:
        status, page = ask("GET", f"/v1/clients/{client}/timeline?limit=200{cursor}", token)
        if status != 200:
            raise SystemExit(f"The timeline answers {status}: {page}")
        entries += page["entries"]
        if not page["next"]:
            return entries
        cursor = f"&cursor={page['next']}"


def mails():
    status, page = ask("GET", "/api/v1/messages?start=0&limit=1000", base=MAILS)
    return page["messages"] if status == 200 else []


def sent_to(address):
    return [mail for mail in mails() if any(to["Address"] == address for to in mail["To"])]


class Writers:
    """Callers who log one session after the other, each the same again until it is taken, as a phone does."""

    def __init__(self, token, client, callers=4):
        self.accepted, self.refused, self.retries = {}, [], 0
        self.done, self.lock = threading.Event(), threading.Lock()
        self.threads = [threading.Thread(target=self.log, args=(token, client)) for _ in range(callers)]
        for thread in self.threads:
            thread.start()

    def log(self, token, client):
        while not self.done.is_set():
            session, begun = str(uuid.uuid4()), time.monotonic()
            while True:
                status, answer = ask("PUT", f"/v1/clients/{client}/sessions/{session}", token, walk(10))
                if status in (200, 201):
                    with self.lock:
                        self.accepted[session] = answer["version"]
                    break
                with self.lock:
                    self.retries += 1
                    if (400 <= status < 500 and status != 429) or time.monotonic() - begun > 180:
                        self.refused.append((session, status, answer))
                        break
                time.sleep(0.2)
            time.sleep(0.02)

    def stop(self):
        self.done.set()
        for thread in self.threads:
            thread.join()
