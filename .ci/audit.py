"""Checks a requirements file with pinned versions for known vulnerabilities.

    python3 .ci/audit.py PIP_AUDIT REQUIREMENTS

The exit status is 1 for an advisory, and for any error except that of the network. The output
names the packages that could not be checked, because the network did not respond or the
database does not have them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

NO_NETWORK = ("ConnectionError", "ConnectTimeout", "ReadTimeout", "NameResolutionError")


def audit(command: str, requirements: str) -> tuple[int, str]:
    """The exit status and the message for one query of all packages."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "audit.json"
        options = ["--no-deps", "--disable-pip", "--format", "json", "--output", str(found)]
        done = subprocess.run(
            [command, "--requirement", requirements, *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
        )
        if found.exists():
            return verdict(json.loads(found.read_text(encoding="utf-8"))["dependencies"])
    last = done.stderr.strip().splitlines()[-1:]
    if any(name in done.stderr for name in NO_NETWORK):
        return 0, f"NOT AUDITED, the network does not answer: {' '.join(last)}"
    return 1, f"{command} failed:\n{done.stderr}"


def verdict(packages: list[dict[str, Any]]) -> tuple[int, str]:
    """The result of pip-audit for all packages."""
    lines = [
        f"{package['name']} {package['version']}: {advisory['id']}, fixed in "
        f"{', '.join(advisory['fix_versions']) or 'no version yet'}"
        for package in packages
        for advisory in package.get("vulns", [])
    ]
    status = 1 if lines else 0
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    looked_up = len(packages) - len(unknown)
    if looked_up:
        lines.append(f"packages looked up: {looked_up}; advisories: {len(lines)}")
    if unknown and not looked_up:
        lines.append(f"NOT AUDITED, no answer from here about any of {len(packages)} packages")
    elif unknown:
        lines.append(f"NOT AUDITED, no answer from here about: {', '.join(unknown)}")
    if not packages:
        return 1, "no package to look up"
    return status, "\n".join(lines)


if __name__ == "__main__":
    code, text = audit(*sys.argv[1:])
    print(text)
    sys.exit(code)
