#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Holdfast contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when a layer includes upward, and on other rules a compiler does not know.

usage: check.py [DIRECTORY]     exit 0 clean, 1 findings (one a line: path:line: what)
Looks at the files git tracks, or at every file when there is no git.
"""
import os
import re
import subprocess
import sys

# Who may include whom. The longest matching prefix decides; a layer may always include itself.
LAYERS = {
    "core/base": [],
    "core/crypto": ["core/base"],
    "core/store": ["core/base", "core/crypto"],
    "core/practice": ["core/base", "core/crypto", "core/store"],
    "core/scan": ["core/base", "core/crypto"],
    "core/report": ["core/base", "core/crypto", "core/store", "core/practice"],
    "sync/protocol": ["core"],
    "sync/http": ["core", "sync/protocol"],
    "sync/agent": ["core", "sync/protocol", "sync/http"],
    "sync/gateway": ["core", "sync/protocol"],
    "sync/office": ["core", "sync/protocol", "sync/http"],
    "platform": ["core"],
    # The design system knows nothing of the app; view models speak its words (Kind, Severity ...).
    "app": ["core", "sync", "platform", "qml/controls"],
    # The types that a passphrase field hands over without a copy in a string.
    "qml/controls": ["core/base", "core/crypto"],
    "qml": ["app", "qml/controls"],
    "tests": ["core", "sync", "platform", "app", "qml"],
}
# A program's main is its composition root: it may choose the platform's implementations.
COMPOSITION_ROOT = re.compile(r"^sync/[a-z_]+/main\.cpp$")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')
QT_HEADER = re.compile(r"^(Q[A-Z]|[Qq]t\w*/|qobject\.h$)")
NETWORK_HEADER = re.compile(r"^(curl/|boost/(asio|beast)|netinet/|arpa/|netdb\.h|sys/socket\.h)")
SOURCE = re.compile(r"\.(h|cpp|c|qml|js|mjs|py|sh|cmake)$|(^|/)CMakeLists\.txt$")
LONGEST = 500

QML_TEXT = re.compile(r"^\s*(?:[\w.]+\s*:\s*|property\s+\w+\s+\w+\s*:\s*)?Text\s*\{")
QML_HEX_COLOUR = re.compile(r"""["']#[0-9a-fA-F]{3,8}["']""")
QML_NAMED_COLOUR = re.compile(r"""[cC]olou?r\s*:\s*["'](?!transparent["'])[^"']+["']""")
QML_MADE_COLOUR = re.compile(r"Qt\.(rgba|hsla|hsva)\(\s*[\d.]+\s*,\s*[\d.]+\s*,\s*[\d.]+")

# Paths of the machine something was made on have no meaning elsewhere. (Pieces, so as not to find this line.)
MACHINE_PATH = re.compile("(?<![A-Za-z0-9_.-])/(" + "|".join(["wo" + "rk/", "tmp/" + "hf", "ro" + "ot/", "home/" + r"[a-z]+/"]) + ")")

LICENCE = ("SPDX-FileCopyrightText: 2026 Holdfast contributors", "SPDX-License-Identifier: GPL-3.0-or-later")


def layer_of(path):
    fitting = [layer for layer in LAYERS if path == layer or path.startswith(layer + "/")]
    return max(fitting, key=len) if fitting else None


def check_include(path, kind, header):
    """What is wrong with `path` including `header`, or None."""
    layer = layer_of(path)
    if layer is None:
        return None
    qt_free = layer.startswith(("core/", "sync/"))
    if kind == "<":
        if qt_free and QT_HEADER.match(header):
            return f"{layer} includes Qt ({header})"
        if layer.startswith("core/") and NETWORK_HEADER.match(header):
            return f"{layer} includes the network ({header})"
        return None
    target = layer_of(header)
    if target is None or target == layer:
        return None
    allowed = LAYERS[layer] + (["platform"] if COMPOSITION_ROOT.match(path) else [])
    if any(target == one or target.startswith(one + "/") for one in allowed):
        return None
    return f"{layer} includes upward or sideways: {header}"


def is_source(path, text):
    return bool(SOURCE.search(path)) or text.startswith("#!")


def has_licence(lines):
    first = 1 if lines and lines[0].startswith("#!") else 0
    header = lines[first:first + 2]
    return len(header) == 2 and all(words in line for words, line in zip(LICENCE, header))


def check_qml_line(path, line):
    code = line.split("//")[0]
    if QML_TEXT.match(code):
        yield "raw Text: use Label, which follows the text size and the screen reader"
    if os.path.basename(path).startswith("Theme"):
        return
    if QML_HEX_COLOUR.search(code) or QML_NAMED_COLOUR.search(code) or QML_MADE_COLOUR.search(code):
        yield "a colour outside Theme: high contrast and dark would miss it"


def check_file(path, text):
    """Yields (line number, what) for one file; `path` is relative to the top and uses '/'."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if MACHINE_PATH.search(line):
            yield number, "names a path of one machine"
        include = INCLUDE.match(line) if path.endswith((".h", ".cpp", ".c")) else None
        if include:
            problem = check_include(path, *include.groups())
            if problem:
                yield number, problem
        if path.endswith(".qml"):
            for problem in check_qml_line(path, line):
                yield number, problem
    if is_source(path, text):
        if not has_licence(lines):
            yield 1, "the two SPDX lines are missing"
        if len(lines) > LONGEST:
            yield len(lines), f"longer than {LONGEST} lines: split it"


def files_of(top):
    # Not a repository of its own (an unpacked archive): take what lies there.
    if os.path.exists(os.path.join(top, ".git")):
        listed = subprocess.run(["git", "-C", top, "ls-files", "-z"], capture_output=True, check=False)
        if listed.returncode == 0 and listed.stdout:
            return [name for name in listed.stdout.decode().split("\0") if name]
    found = []
    for folder, folders, names in os.walk(top):
        relative = os.path.relpath(folder, top)
        folders[:] = [f for f in folders if not (relative == "." and f in ("build", ".git", ".cache"))]
        found += [os.path.normpath(os.path.join(relative, name)) for name in names]
    return found


def check_tree(top):
    """Every finding below `top` as "path:line: what", and how many files were read."""
    findings, count = [], 0
    for path in sorted(files_of(top)):
        try:
            with open(os.path.join(top, path), encoding="utf-8") as file:
                text = file.read()
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue  # a picture, a font, something just removed
        count += 1
        findings += [f"{path}:{number}: {what}" for number, what in check_file(path, text)]
    return findings, count


def main(arguments):
    top = arguments[1] if len(arguments) > 1 else "."
    findings, count = check_tree(top)
    for finding in findings:
        print(finding)
    print(f"{count} files read, {len(findings)} findings")
    return 1 if findings or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
