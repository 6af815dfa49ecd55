// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display_check.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string_view>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace holdfast::ui {
namespace {

std::string variable(const char* name) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): called before any thread exists
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

enum class Naming { File, Abstract };

bool answers(std::string_view path, Naming naming) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::size_t first = naming == Naming::Abstract ? 1 : 0;
    if (path.size() + first >= sizeof address.sun_path) {
        return false;
    }
    std::copy(path.begin(), path.end(), address.sun_path + first);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return false;
    }
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + first + path.size() +
                                               (naming == Naming::File ? 1 : 0));
    const bool connected = ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), length) == 0;
    ::close(descriptor);
    return connected;
}

bool waylandAnswers(const std::string& display) {
    return answers(display.starts_with('/') ? display : variable("XDG_RUNTIME_DIR") + '/' + display,
                   Naming::File);
}

bool xAnswers(const std::string& display) {
    if (!display.starts_with(':')) {
        return false; // another machine: this process has no network
    }
    const std::string path = "/tmp/.X11-unix/X" + display.substr(1, display.find('.') - 1);
    return answers(path, Naming::Abstract) || answers(path, Naming::File);
}

} // namespace

std::string displayProblem() {
    const std::string platform = variable("QT_QPA_PLATFORM");
    if (!platform.empty() && !platform.starts_with("xcb") && !platform.starts_with("wayland")) {
        return {}; // offscreen and others need no display
    }
    const std::string wayland = variable("WAYLAND_DISPLAY");
    const std::string x = variable("DISPLAY");
    if (wayland.empty() && x.empty()) {
        return "There is no display to open a window on. Start Holdfast from the tablet's desktop.";
    }
    if ((!wayland.empty() && waylandAnswers(wayland)) || (!x.empty() && xAnswers(x))) {
        return {};
    }
    return "The display does not answer. Start Holdfast from the tablet's desktop, signed in as its user.";
}

} // namespace holdfast::ui
