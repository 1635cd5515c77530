"""What is shown, in the order in which an operator meets it."""
import hashlib
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import time
import uuid

from checking.engine import say
from checking.onward import Writers, ask, mails, sent_to, timeline, until, walk

PROJECT = "onward-check"
SERVICES = ["activity", "progress", "notifications", "gateway"]
KILLED = [*SERVICES, "kafka", "postgres", "mailpit", "prometheus", "grafana"]
ADA = "00000000-0000-4000-8000-00000000ada1"


class Proof:
    def __init__(self, clone, docker, built):
        self.clone, self.docker, self.built, self.rows, self.clients = clone, docker, built, [], []

    def run(self):
        for port in (8080, 8025, 3000):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    raise SystemExit(f"Port {port} is taken; docker-compose.yml publishes it.")
        begun = time.monotonic()
        try:
            self.builds()
            self.comes_up()
            self.is_closed()
            self.takes_the_tour()
            self.bears_kills()
            self.keeps_what_it_had()
            self.is_watched()
            self.logs_json()
        except (SystemExit, AssertionError, subprocess.CalledProcessError, KeyError, TypeError) as failed:
            self.row("the check itself", f"{failed} {getattr(failed, 'stderr', '') or ''}".strip(), False)
            self.last_words()
        finally:
            say("everything is ended")
            self.compose("down", "--volumes", "--remove-orphans", check=False)
        self.table(time.monotonic() - begun)
        return all(held for _, _, held in self.rows)

    def builds(self):
        if self.built:
            self.row("images", "taken as they are, not built", True)
            return
        say("images are built, as docker compose up builds them")
        begun = time.monotonic()
        self.compose("build", quiet=True)
        sizes = [int(self.docker.run("image", "inspect", "-f", "{{.Size}}", f"onward-{name}")) for name in [*SERVICES, "compose"]]
        self.row("images from the clone", f"{len(sizes)} in {time.monotonic() - begun:.0f} s, the greatest {max(sizes) >> 20} MB", True)

    def comes_up(self):
        say("docker compose up")
        begun = time.monotonic()
        self.compose("up", "-d")
        self.healthy()
        self.row("docker compose up on a clean clone", f"all healthy after {time.monotonic() - begun:.0f} s", True)
        secrets = self.secrets()
        closed = oct((self.clone / "deploy/compose/secrets").stat().st_mode)[-3:]
        self.row("secrets made by the first start", f"{len(secrets)} files, folder {closed}", len(secrets) > 10 and closed == "700")

    def is_closed(self):
        for name in SERVICES:
            about = json.loads(self.docker.run("inspect", self.container(name)))[0]
            host, config = about["HostConfig"], about["Config"]
            words = " ".join(config["Env"])
            told = any(secret in words for secret in self.secrets().values())
            wrote = subprocess.run(["docker", "exec", self.container(name), "touch", "/onward/x"],
                                   env=self.docker.environment, capture_output=True).returncode == 0
            closed = (config["User"] == "10001:10001" and host["ReadonlyRootfs"] and host["CapDrop"] == ["ALL"]
                      and not host["Privileged"] and not told and not wrote)
            self.row(f"{name}: closed", f"user {config['User']}, root read only, no capabilities, {host['Memory'] >> 20} MB", closed)
        ports = self.docker.run("ps", "--filter", f"label=com.docker.compose.project={PROJECT}", "--format", "{{.Ports}}")
        published = sorted(re.findall(r"(\S+)->", ports))
        self.row("published", " ".join(published), published == ["127.0.0.1:3000", "127.0.0.1:8025", "127.0.0.1:8080"])
        status, _ = ask("GET", "/dev/clock")
        unsigned, _ = ask("POST", "/v1/clients", body={})
        self.row("not one-machine mode", f"/dev/clock {status}, without a token {unsigned}", status in (401, 404) and unsigned == 401)
        wrong = self.compose("run", "--rm", "-T", "token", "nobody@demo.onward.test", check=False)
        self.row("a token for nobody", wrong.stderr.strip().splitlines()[-1], wrong.returncode == 1)

    def takes_the_tour(self):
        say("the tour of the README")
        self.coach = self.compose("run", "--rm", "-T", "token", "coach@demo.onward.test").stdout.strip()
        status, me = ask("GET", "/v1/me", self.coach)
        self.row("first token", f"/v1/me {status}, {me['role']}", status == 200 and me["role"] == "coach")
        status, _ = self.enrol(ADA, "Ada", "ada@example.test")
        self.row("enrol Ada", status, status == 201)
        status, plan = ask("PUT", f"/v1/clients/{ADA}/plan", self.coach, {"effectiveFrom": "2026-06-01", "template": "keep-moving"})
        self.row("plan keep-moving", f"{status}, version {plan['version']}", status == 200)
        status, logged = ask("PUT", f"/v1/clients/{ADA}/sessions/00000000-0000-4000-8000-000000000001", self.coach,
                             walk(30, "2026-06-01T07:00:00+01:00"))
        self.row("walk of 30 minutes", f"{status}, version {logged['version']}", status == 201)
        status, figures = ask("GET", f"/v1/clients/{ADA}/adherence?from=2026-06-01&to=2026-06-01&atLeast={logged['version']}", self.coach)
        walking = figures["categories"]["walking"]
        self.row("adherence, read at once", f"{status}, {walking['fraction']}", walking["fraction"] == "1/3")
        took = until("Ada's invitation", lambda: sent_to("ada@example.test"))
        self.row("invitation in the mail sink", f"{sent_to('ada@example.test')[0]['Subject']!r} after {took:.1f} s", True)
        until("the mail on the timeline", lambda: any(e["kind"] == "mail" for e in timeline(self.coach, ADA)))
        self.row("timeline", ", ".join(sorted({e["kind"] for e in timeline(self.coach, ADA)})), True)

    def bears_kills(self):
        accepted, refused, retries = {}, [], 0
        for name in KILLED:
            say(f"{name} is killed while four callers log")
            writers = Writers(self.coach, ADA)
            until("callers at work", lambda: len(writers.accepted) >= 8)
            before = len(writers.accepted)
            guest = f"{name}-{uuid.uuid4().hex[:8]}@example.test"
            self.enrol(str(uuid.uuid4()), f"Guest at {name}", guest, insist=True)
            begun, how = time.monotonic(), self.kill(name)
            took = until(f"{name} serves again", lambda: self.serves(name))
            time.sleep(1)
            writers.stop()
            self.clients.append(guest)
            self.row(f"{name} killed", f"{how}; serves again after {took:.1f} s; {len(writers.accepted) - before} sessions "
                     f"taken meanwhile, {writers.retries} attempts repeated", not writers.refused)
            accepted |= writers.accepted
            refused += writers.refused
        version = max(accepted.values())
        until("the timeline has caught up",
              lambda: ask("GET", f"/v1/clients/{ADA}/timeline?limit=1&atLeast={version}", self.coach)[0] == 200)
        shown = [e["detail"]["sessionId"] for e in timeline(self.coach, ADA) if e["kind"] == "session"]
        missing = [s for s in accepted if shown.count(s) == 0]
        double = [s for s in set(shown) if shown.count(s) > 1]
        self.row("sessions that were taken", f"{len(accepted)} taken, {len(missing)} missing, {len(double)} double, "
                 f"{len(refused)} refused", not missing and not double and not refused)
        until("every guest's invitation", lambda: all(sent_to(guest) for guest in self.clients))
        letters = [{mail["MessageID"] for mail in sent_to(guest)} for guest in self.clients]
        repeated = sum(len(sent_to(guest)) for guest in self.clients) - len(self.clients)
        self.row("invitations", f"{len(letters)} guests, {repeated} repeated under the same Message-ID", all(len(l) == 1 for l in letters))

    def keeps_what_it_had(self):
        say("docker compose down, and up again")
        before = self.state()
        self.compose("down")
        begun = time.monotonic()
        self.compose("up", "-d")
        self.healthy()
        took = time.monotonic() - begun
        until("the same token is good", lambda: ask("GET", "/v1/me", self.coach)[0] == 200)
        after = self.state()
        self.row("down, and up again", f"all healthy after {took:.0f} s; {after['entries']} entries on the timeline, "
                 f"{after['mails']} mails, {len(after['secrets'])} secrets as before", before == after)
        status, _ = ask("PUT", f"/v1/clients/{ADA}/sessions/{uuid.uuid4()}", self.coach, walk(5))
        guest = f"late-{uuid.uuid4().hex[:8]}@example.test"
        self.enrol(str(uuid.uuid4()), "Late Guest", guest)
        until("an invitation", lambda: sent_to(guest))
        self.row("and it goes on", f"a session: {status}, an invitation: {len(sent_to(guest))}", status == 201)

    def is_watched(self):
        time.sleep(12)
        prometheus = self.container("prometheus")
        up = self.query(prometheus, 'up{job="onward"} == 1')
        self.row("Prometheus reaches", f"{len(up)} of {len(SERVICES)} services", len(up) == len(SERVICES))
        dashboard = json.loads((self.clone / "deploy/grafana/dashboards/onward.json").read_text())
        expressions = [t["expr"] for p in dashboard["panels"] for t in p.get("targets", [])]
        silent = [e for e in expressions if not self.query(prometheus, e)]
        self.row("dashboard's queries", f"{len(expressions)} understood, {len(expressions) - len(silent)} with an answer"
                 + (f"; none yet: {'; '.join(silent)}" if silent else ""), not silent)
        tested = self.docker.run("exec", prometheus, "promtool", "test", "rules", "/etc/prometheus/alerts_test.yml")
        self.row("alerts", f"their tests: {tested.split()[-1]}", "SUCCESS" in tested)
        status, about = ask("GET", "/api/health", base="http://127.0.0.1:3000")
        self.row("Grafana", f"{status} {about}", status == 200)

    def logs_json(self):
        lines, odd = 0, []
        for name in SERVICES:
            done = subprocess.run(["docker", "logs", self.container(name)], env=self.docker.environment, capture_output=True, text=True)
            for line in (done.stdout + done.stderr).splitlines():
                lines += 1
                try:
                    json.loads(line)
                except ValueError:
                    odd.append(f"{name}: {line}")
        self.row("logs", f"{lines} lines, {len(odd)} are no JSON" + (f": {odd[0][:100]}" if odd else ""), not odd)

    # How it is done.

    def compose(self, *words, check=True, quiet=False):
        done = subprocess.run(
            [*self.docker.compose_command, "-p", PROJECT, *words], cwd=self.clone, env=self.docker.environment,
            capture_output=True, text=True)
        if check and done.returncode != 0:
            raise SystemExit(f"docker compose {' '.join(words)}: {(done.stdout + done.stderr)[-1500:]}")
        return done

    def container(self, name):
        return self.compose("ps", "-q", name).stdout.strip()

    def healthy(self):
        for name in [*SERVICES, "kafka", "postgres"]:
            identity = self.container(name)
            until(f"{name} is healthy", lambda: self.docker.run("inspect", "-f", "{{.State.Health.Status}}", identity) == "healthy",
                  patience=600, pause=1)

    def enrol(self, client, name, email, insist=False):
        body = {"clientId": client, "name": name, "email": email, "timeZone": "Europe/London"}
        status, answer = ask("POST", "/v1/clients", self.coach, body)
        while insist and status not in (200, 201):
            time.sleep(0.2)
            status, answer = ask("POST", "/v1/clients", self.coach, body)
        return status, answer

    def kill(self, name):
        """As a crash, so that the engine starts it again; where its process is out of reach, by hand."""
        identity = self.container(name)
        pid = self.docker.run("inspect", "-f", "{{.State.Pid}}", identity)
        cgroup = pathlib.Path(f"/proc/{pid}/cgroup")
        if os.geteuid() == 0 and cgroup.exists() and identity in cgroup.read_text():
            os.kill(int(pid), signal.SIGKILL)
            return "kill -9, started again by the engine"
        self.docker.run("kill", identity)
        self.docker.run("start", identity)
        return "docker kill, docker start"

    def serves(self, name):
        identity = self.container(name)
        if name in SERVICES:
            ready = subprocess.run(["docker", "exec", identity, "/onward/ready"], env=self.docker.environment, capture_output=True)
            if ready.returncode != 0:
                return False
        if name == "mailpit":
            return ask("GET", "/api/v1/messages", base="http://127.0.0.1:8025", timeout=3)[0] == 200
        if name == "grafana":
            return ask("GET", "/api/health", base="http://127.0.0.1:3000", timeout=3)[0] == 200
        if name == "prometheus":
            return subprocess.run(["docker", "exec", identity, "promtool", "query", "instant", "http://localhost:9090", "1"],
                                  env=self.docker.environment, capture_output=True).returncode == 0
        status, logged = ask("PUT", f"/v1/clients/{ADA}/sessions/{uuid.uuid4()}", self.coach, walk(5))
        if status != 201:
            return False
        return ask("GET", f"/v1/clients/{ADA}/timeline?limit=1&atLeast={logged['version']}", self.coach)[0] == 200

    def query(self, prometheus, expression):
        said = self.docker.run("exec", prometheus, "promtool", "query", "instant", "http://localhost:9090", expression)
        return [line for line in said.splitlines() if line.strip()]

    def secrets(self):
        return {
            str(file.relative_to(self.clone)): file.read_text().strip()
            for file in sorted((self.clone / "deploy/compose/secrets").glob("*/*"))
        }

    def state(self):
        window = f"/v1/clients/{ADA}/adherence?from=2026-06-01&to=2026-06-07&today=2026-06-08"
        return {
            "entries": len(timeline(self.coach, ADA)),
            "adherence": ask("GET", window, self.coach)[1],
            "mails": len(mails()),
            "secrets": {name: hashlib.sha256(secret.encode()).hexdigest() for name, secret in self.secrets().items()},
        }

    def last_words(self):
        """Of whoever is not well, so that one need not do it all again to look."""
        for name in ["secrets", "provision", *KILLED]:
            for identity in self.compose("ps", "-q", name, check=False).stdout.split():
                said = subprocess.run(["docker", "logs", "--tail", "15", identity], env=self.docker.environment, capture_output=True, text=True)
                print(f"--- {name}\n{said.stdout[-1500:]}{said.stderr[-1500:]}", flush=True)

    def row(self, what, seen, held):
        self.rows.append((what, str(seen), held))
        say(f"{'held  ' if held else 'BROKEN'} {what}: {seen}")

    def table(self, seconds):
        width = max(len(what) for what, _, _ in self.rows)
        print(f"\nOnward by docker compose, on {self.docker.images}, in {seconds:.0f} s")
        for what, seen, held in self.rows:
            print(f"  {'ok' if held else 'NO'}  {what.ljust(width)}  {seen}")
