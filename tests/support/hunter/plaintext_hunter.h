// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"

#include <string>
#include <vector>

namespace holdfast::hunter {

/// Where something readable was found.
struct Sighting {
    Path file;
    std::string canary;   ///< the name it was planted under
    std::string encoding; ///< "utf-8", "utf-16le", "base64+1" ...
    std::uint64_t offset = 0;
};

/// Looks for planted words and pictures in every byte of files, in the forms in which software leaves them
/// behind. A hunt that finds nothing means something only after the same hunter found a planted one.
class PlaintextHunter {
public:
    /// @param words at least 8 bytes of ASCII or UTF-8 that nothing else would contain.
    void plantWords(std::string name, std::string_view words);
    /// @param picture a whole image file: its slices are looked for, and JPEG headers of any picture.
    void plantPicture(std::string name, ByteView picture);

    [[nodiscard]] std::vector<Sighting> searchBytes(const Path& label, ByteView bytes) const;
    /// Every regular file below `folder`, and every name. Files that cannot be read are sightings too
    /// ("unreadable"): what was not looked at was not found clean.
    [[nodiscard]] std::vector<Sighting> searchTree(const Path& folder) const;

private:
    struct Needle {
        std::string canary;
        std::string encoding;
        Bytes bytes;
    };
    void add(const std::string& canary, std::string encoding, Bytes bytes);
    void addEncodings(const std::string& canary, const std::string& prefix, ByteView plain);
    std::vector<Needle> m_needles;
    bool m_lookForPictures = false;
};

} // namespace holdfast::hunter
