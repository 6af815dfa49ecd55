// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hardware_keyboard.h"

#include <cstdint>
#include <fstream>
#include <sstream>
#include <vector>

namespace holdfast::ui {
namespace {

/// The kernel writes the bits of the keys as words of hexadecimal digits, the lowest last. A keyboard has all
/// of KEY_ESC (1) to KEY_S (31), as udev decides it too.
bool hasLetters(std::istream& capabilities) {
    std::uint64_t lowest = 0;
    std::string word;
    while (capabilities >> word) {
        std::istringstream digits(word);
        if (!(digits >> std::hex >> lowest)) {
            return false;
        }
    }
    constexpr std::uint64_t letters = 0xFFFFFFFEU;
    return (lowest & letters) == letters;
}

} // namespace

bool hasHardwareKeyboard(const Path& inputDevices) {
    std::error_code status;
    std::filesystem::directory_iterator entries(inputDevices, status);
    if (status) {
        return true;
    }
    bool any = false;
    for (; !status && entries != std::filesystem::directory_iterator{}; entries.increment(status)) {
        if (!entries->path().filename().string().starts_with("event")) {
            continue;
        }
        any = true;
        std::ifstream capabilities(entries->path() / "device" / "capabilities" / "key");
        if (capabilities && hasLetters(capabilities)) {
            return true;
        }
    }
    return !any;
}

} // namespace holdfast::ui
