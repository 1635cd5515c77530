"""The suites that need PostgreSQL and Kafka, on Testcontainers."""
import subprocess

MODULES = ["services/testing", "services/kit", "services/activity", "services/progress"]


def run(root, docker):
    """Each module's whole suite, in containers or not at all: -Donward.test.infrastructure=containers leaves no way out."""
    jdk = subprocess.run([root / "onward", "jdk"], check=True, capture_output=True, text=True).stdout.strip()
    environment = docker.environment | {"JAVA_HOME": jdk}
    words = ["mvn", "-B", "-ntp", "-fae", "-pl", ",".join(MODULES), "-am", "-Donward.test.infrastructure=containers", "verify"]
    if docker.images == "stand-ins":
        # In a network of its own nothing can be fetched, and the container that cleans up has no stand-in.
        words.insert(1, "-o")
        environment |= {"TESTCONTAINERS_RYUK_DISABLED": "true", "TESTCONTAINERS_HOST_OVERRIDE": "127.0.0.1"}
    return subprocess.run(words, cwd=root, env=environment).returncode == 0
