#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Holdfast contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a pseudo-language from a TS file: every letter with an accent, every sentence a third longer.

Usage: pseudo_language.py IN.ts OUT.ts. A screen on which plain English shows holds words that nobody can
translate; one on which words are cut holds too little room.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

ACCENTS = str.maketrans("aceinosuyACEINOSUY", "áçéíñöšúýÁÇÉÍÑÖŠÚÝ")


def pseudo(text: str) -> str:
    parts = re.split(r"(%L?\d+|%n)", text)
    accented = "".join(part if part.startswith("%") else part.translate(ACCENTS) for part in parts)
    return accented + "·" * (len(text) // 3)


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    tree = ElementTree.parse(sys.argv[1])
    tree.getroot().set("language", "en_XA")
    for message in tree.getroot().iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for form in forms:
            form.text = pseudo(source)
        if not forms:
            translation.text = pseudo(source)
    tree.write(sys.argv[2], encoding="utf-8", xml_declaration=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
