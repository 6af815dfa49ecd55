#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Holdfast contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one violation of every rule and sees that check.py finds it, and nothing in a clean tree."""
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check  # noqa: E402

CPP = f"// {check.LICENCE[0]}\n// {check.LICENCE[1]}\n"
SHELL = CPP.replace("//", "#")


def findings_for(path, text):
    with tempfile.TemporaryDirectory() as top:
        os.makedirs(os.path.dirname(os.path.join(top, path)) or top, exist_ok=True)
        with open(os.path.join(top, path), "w", encoding="utf-8") as file:
            file.write(text)
        findings, count = check.check_tree(top)
        assert count == 1
        return findings


class Notices(unittest.TestCase):
    def assert_found(self, path, text, words):
        findings = findings_for(path, text)
        self.assertEqual(len(findings), 1, findings)
        self.assertIn(words, findings[0])

    def assert_clean(self, path, text):
        self.assertEqual(findings_for(path, text), [])

    def test_upward_includes(self):
        for path, header in [
            ("core/base/a.cpp", "core/crypto/hash.h"),
            ("core/crypto/a.h", "core/store/vault.h"),
            ("core/store/a.cpp", "core/practice/visit.h"),
            ("core/scan/a.cpp", "core/store/vault.h"),
            ("core/store/a.cpp", "sync/protocol/order.h"),
            ("core/store/a.cpp", "platform/linux/confinement.h"),
            ("sync/protocol/a.cpp", "sync/agent/agent.h"),
            ("sync/agent/a.cpp", "sync/gateway/gateway.h"),
            ("sync/agent/agent.cpp", "platform/linux/confinement.h"),
            ("platform/linux/a.cpp", "app/session.h"),
            ("platform/linux/a.cpp", "sync/agent/agent.h"),
            ("app/a.cpp", "qml/theme.h"),
        ]:
            with self.subTest(path=path, header=header):
                self.assert_found(path, CPP + f'#include "{header}"\n', "upward")

    def test_allowed_includes(self):
        for path, header in [
            ("core/practice/a.cpp", "core/store/vault.h"),
            ("core/store/sub/a.cpp", "core/store/vault.h"),
            ("sync/agent/main.cpp", "platform/linux/confinement.h"),
            ("sync/office/a.cpp", "sync/protocol/order.h"),
            ("platform/linux/a.cpp", "core/store/device_secret.h"),
            ("app/main.cpp", "platform/linux/confinement.h"),
            ("tests/app/tst_a.cpp", "sync/agent/agent.h"),
        ]:
            with self.subTest(path=path, header=header):
                self.assert_clean(path, CPP + f'#include "{header}"\n')

    def test_qt_and_network(self):
        self.assert_found("core/base/a.cpp", CPP + "#include <QString>\n", "Qt")
        self.assert_found("sync/agent/main.cpp", CPP + "#include <QtCore/QFile>\n", "Qt")
        self.assert_found("core/base/a.cpp", CPP + "#include <sys/socket.h>\n", "network")
        self.assert_found("core/store/a.cpp", CPP + "#include <curl/curl.h>\n", "network")
        self.assert_clean("platform/linux/a.cpp", CPP + "#include <QString>\n")
        self.assert_clean("sync/agent/a.cpp", CPP + "#include <curl/curl.h>\n")

    def test_licence(self):
        self.assert_found("core/base/a.cpp", "int a;\n", "SPDX")
        self.assert_found("tests/run", "#!/bin/sh\ntrue\n", "SPDX")
        self.assert_clean("tests/run", "#!/bin/sh\n" + SHELL)
        self.assert_clean("README.md", "Holdfast\n")

    def test_length(self):
        self.assert_found("core/base/a.cpp", CPP + "\n" * check.LONGEST, "longer")
        self.assert_clean("core/base/a.cpp", CPP + "\n" * (check.LONGEST - 2))
        self.assert_clean("tests/golden/long.json", "\n" * 2 * check.LONGEST)

    def test_qml(self):
        self.assert_found("qml/Holdfast/A.qml", CPP + "Item {\n    Text {\n    }\n}\n", "raw Text")
        self.assert_found("qml/Holdfast/A.qml", CPP + "    contentItem: Text {\n", "raw Text")
        self.assert_found("qml/Holdfast/A.qml", CPP + '    color: "red"\n', "colour")
        self.assert_found("qml/Holdfast/A.qml", CPP + '    border.color: on ? "#a00" : Theme.ink\n', "colour")
        self.assert_found("qml/Holdfast/A.qml", CPP + "    color: Qt.rgba(0, 0, 0, 0.5)\n", "colour")
        self.assert_clean("qml/Holdfast/A.qml", CPP + '    color: "transparent"\n    Label { text: "a" }\n')
        self.assert_clean("qml/Holdfast.Controls/Theme.qml", CPP + 'readonly property color ink: "#111"\n')

    def test_machine_paths(self):
        for path in ["/wo" + "rk/main/x", "/tmp/" + "hf/x", "/home/" + "someone/x"]:
            with self.subTest(path=path):
                self.assert_found("README.md", f"see {path}\n", "one machine")
        self.assert_clean("README.md", "see tests/wo" + "rk/x and /home and $HOME/x\n")


if __name__ == "__main__":
    unittest.main()
