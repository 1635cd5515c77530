"""A Docker engine: the one that answers, or one of our own in a network of its own."""
import contextlib
import ctypes
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tarfile
import time
import zipfile

CLONE_NEWNET = 0x40000000
PACKAGES = "docker.io docker-compose iptables iproute2 debootstrap util-linux"
STANDINS = {
    "eclipse-temurin": "jre",
    "maven": "maven",
    "postgres": "postgres",
    "apache/kafka": "kafka",
    "axllent/mailpit": "mailpit",
    "prom/prometheus": "prometheus",
    "grafana/grafana": "grafana",
}


class Docker:
    """How its commands are called, and what stands behind the official names."""

    def __init__(self, environment):
        self.environment = environment
        base = subprocess.run(["docker", "image", "inspect", "onward-standin-base"], env=environment, capture_output=True)
        self.images = "stand-ins" if base.returncode == 0 else "the official images"
        plugin = subprocess.run(["docker", "compose", "version"], env=environment, capture_output=True)
        self.compose_command = ["docker", "compose"] if plugin.returncode == 0 else ["docker-compose"]

    def run(self, *command, check=True):
        return subprocess.run(
            ["docker", *map(str, command)], env=self.environment, check=check, capture_output=True, text=True
        ).stdout.strip()


@contextlib.contextmanager
def found_or_started(root, work):
    answers = subprocess.run(["docker", "info"], capture_output=True).returncode == 0 if shutil.which("docker") else False
    if answers:
        yield Docker(dict(os.environ))
        return
    refuse_without_means()
    print("No Docker engine answers: one is started here, with stand-ins for the official images.", flush=True)
    made_of = materials(root, work / "standins")
    environment = with_builder(dict(os.environ), work)
    with network(f"onward-{os.getpid()}"), running(work, environment):
        standins(root, made_of, environment)
        yield Docker(environment)


def refuse_without_means():
    missing = [p for p in ["dockerd", "docker-compose", "iptables", "ip", "debootstrap", "mvn", "git"] if not shutil.which(p)]
    if os.geteuid() != 0:
        raise SystemExit("No Docker engine answers, and only root can start one.")
    if missing:
        raise SystemExit(f"No Docker engine answers, and to start one {', '.join(missing)} is missing: apt-get install {PACKAGES} maven")


def with_builder(environment, work):
    """A client that can build: a new one needs a plug-in for that which is not always there."""
    for folder in os.environ["PATH"].split(":"):
        client = pathlib.Path(folder) / "docker"
        if client.is_file():
            version = subprocess.run([client, "--version"], capture_output=True, text=True).stdout
            major = int(re.search(r"version (\d+)", version).group(1))
            if major < 23 or subprocess.run([client, "buildx", "version"], capture_output=True).returncode == 0:
                first = work / "bin"
                first.mkdir(exist_ok=True)
                (first / "docker").unlink(missing_ok=True)
                (first / "docker").symlink_to(client)
                environment["PATH"] = f"{first}:{environment['PATH']}"
                environment["DOCKER_BUILDKIT"] = environment["COMPOSE_DOCKER_CLI_BUILD"] = "1"
                environment["DOCKER_HOST"] = f"unix://{work}/docker.sock"
                environment["BUILDKIT_PROGRESS"] = "plain"
                return environment
    raise SystemExit("No Docker client here can build: apt-get install docker.io")


@contextlib.contextmanager
def network(name):
    """A network of its own, which this program then lives in, so that the machine's firewall stays as it is."""
    subprocess.run(["ip", "netns", "add", name], check=True)
    try:
        subprocess.run(["ip", "-n", name, "link", "set", "lo", "up"], check=True)
        libc = ctypes.CDLL(None, use_errno=True)
        before = os.open("/proc/self/ns/net", os.O_RDONLY)
        own = os.open(f"/run/netns/{name}", os.O_RDONLY)
        if libc.setns(own, CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")
        os.close(own)
        try:
            yield
        finally:
            libc.setns(before, CLONE_NEWNET)
            os.close(before)
    finally:
        subprocess.run(["ip", "netns", "delete", name], check=False)


@contextlib.contextmanager
def running(work, environment):
    for variable in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"]:
        environment.pop(variable, None)
    with open(work / "dockerd.log", "wb") as log:
        engine = subprocess.Popen(
            ["dockerd", "-s", "overlay2", "--data-root", work / "engine", "--exec-root", work / "engine-run",
             "-p", work / "docker.pid", "-H", f"unix://{work}/docker.sock"],
            stdout=log, stderr=log, start_new_session=True)
    try:
        deadline = time.time() + 120
        while subprocess.run(["docker", "info"], env=environment, capture_output=True).returncode != 0:
            if engine.poll() is not None or time.time() > deadline:
                raise SystemExit(f"The engine did not start; its log is {work}/dockerd.log")
            time.sleep(0.5)
        yield
    finally:
        engine.send_signal(signal.SIGTERM)
        engine.wait(timeout=120)


def materials(root, folder):
    """What the stand-ins are made of: Debian's base, this machine's JDK and Maven, and libraries of the project."""
    (folder / "repository").mkdir(parents=True, exist_ok=True)
    if not (folder / "base.tar").exists():
        mirror = subprocess.run(["apt-get", "indextargets", "--format", "$(SITE)"], capture_output=True, text=True)
        shutil.rmtree(folder / "base", ignore_errors=True)
        call(["debootstrap", "--variant=minbase", "--include=python3,postgresql-client,prometheus", "bookworm",
              folder / "base", *mirror.stdout.split()[:1]])
        call(["tar", "-C", folder / "base", "-cf", folder / "base.tar.half", "."])
        (folder / "base.tar.half").rename(folder / "base.tar")
        shutil.rmtree(folder / "base")
    jdk = subprocess.run([root / "onward", "jdk"], check=True, capture_output=True, text=True).stdout.strip()
    maven = os.environ | {"JAVA_HOME": jdk}
    if not (root / "deploy/compose/target/classpath").exists():
        call(["mvn", "-B", "-ntp", "-q", "-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "package"], cwd=root, env=maven)
    about = subprocess.run(["mvn", "-v"], check=True, capture_output=True, text=True, env=maven).stdout
    home = re.search(r"Maven home: (\S+)", about).group(1)
    libraries = (root / "deploy/compose/target/classpath").read_text().strip().split(":")
    repository = next(pathlib.Path(l[: l.index("/org/slf4j/")]) for l in libraries if "/org/slf4j/" in l)
    made(folder / "jdk", lambda to: shutil.copytree(jdk, to, symlinks=True, ignore=shutil.ignore_patterns("jmods", "*src.zip", "man")))
    made(folder / "maven", lambda to: shutil.copytree(home, to))
    made(folder / "pgsql", lambda to: unpacked(binaries(libraries), to))
    call(["cp", "-au", f"{repository}/.", folder / "repository"])
    shutil.rmtree(folder / "kafka-libs", ignore_errors=True)
    copied([library for library in libraries if "embedded-postgres-binaries" not in library], folder / "kafka-libs")
    for file in (root / "deploy/compose/standins").iterdir():
        shutil.copy2(file, folder / file.name)
    return folder


def made(folder, make):
    """What a run before this one kept is taken as it is."""
    if not folder.exists():
        half = folder.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        make(half)
        half.rename(folder)


def binaries(libraries):
    architecture = {"x86_64": "amd64", "aarch64": "arm64v8"}[os.uname().machine]
    return next(library for library in libraries if f"embedded-postgres-binaries-linux-{architecture}" in library)


def copied(files, to):
    to.mkdir()
    for file in map(pathlib.Path, files):
        if file.is_file():
            shutil.copy2(file, to)


def unpacked(jar, to):
    to.mkdir()
    with zipfile.ZipFile(jar) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".txz"))
        with archive.open(name) as packed, tarfile.open(fileobj=packed, mode="r|xz") as files:
            files.extractall(to)


def standins(root, folder, environment):
    say("stand-ins are built")
    subprocess.run(["docker", "import", folder / "base.tar", "onward-standin-base"], env=environment, check=True, capture_output=True)
    words = (root / "docker-compose.yml").read_text() + (root / "deploy/images/Dockerfile").read_text()
    for image, target in STANDINS.items():
        tag = re.search(rf"(?:image: |FROM )({re.escape(image)}:\S+)", words).group(1)
        call(["docker", "build", "-q", "--target", target, "-t", tag, folder], env=environment)


def call(command, **more):
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout[-3000:]}")


def say(words):
    print(f"[{time.strftime('%H:%M:%S')}] {words}", flush=True)
