"""Takes every mail on port 1025, keeps it, and lists all on port 8025 in the words of Mailpit's API."""
import asyncore
import email
import email.policy
import email.utils
import http.server
import json
import os
import pathlib
import smtpd
import threading
import time
import urllib.parse

FOLDER = pathlib.Path(os.environ["MP_DATABASE"]).parent / "mails"
FOLDER.mkdir(parents=True, exist_ok=True)


class Smtp(smtpd.SMTPServer):
    def process_message(self, peer, mailfrom, rcpttos, data, **_):
        name = f"{time.time_ns()}"
        with open(FOLDER / f"{name}.half", "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        (FOLDER / f"{name}.half").rename(FOLDER / f"{name}.eml")


def listed(file):
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    return {
        "ID": file.stem,
        "MessageID": (mail["Message-ID"] or "").strip("<>"),
        "To": [{"Name": name, "Address": address} for name, address in email.utils.getaddresses([str(mail["To"])])],
        "Subject": str(mail["Subject"]),
    }


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        url = urllib.parse.urlparse(self.path)
        if url.path != "/api/v1/messages":
            self.send_error(404)
            return
        query = urllib.parse.parse_qs(url.query)
        start, limit = int(query.get("start", ["0"])[0]), int(query.get("limit", ["50"])[0])
        files = sorted(FOLDER.glob("*.eml"), reverse=True)
        body = json.dumps({"total": len(files), "messages": [listed(file) for file in files[start : start + limit]]})
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


Smtp(("0.0.0.0", 1025), None, data_size_limit=0)
pages = http.server.ThreadingHTTPServer(("0.0.0.0", 8025), Pages)
threading.Thread(target=pages.serve_forever, daemon=True).start()
asyncore.loop(timeout=1)
