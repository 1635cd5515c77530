"""Reads what Grafana would be provisioned with; ends when it is not there, else says on port 3000 that it is."""
import http.server
import json
import os
import pathlib

password = pathlib.Path(os.environ["GF_SECURITY_ADMIN_PASSWORD__FILE"]).read_text()
assert len(password) >= 32
provisioning = pathlib.Path("/etc/grafana/provisioning")
assert list((provisioning / "datasources").glob("*.yml")) and list((provisioning / "dashboards").glob("*.yml"))
home = json.loads(pathlib.Path(os.environ["GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"]).read_text())
assert os.access("/var/lib/grafana", os.W_OK)


class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/api/health" else 404)
        self.end_headers()
        self.wfile.write(json.dumps({"database": "ok", "dashboard": home["title"]}).encode())

    def log_message(self, *_):
        pass


http.server.ThreadingHTTPServer(("0.0.0.0", 3000), Health).serve_forever()
