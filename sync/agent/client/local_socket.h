// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"

#include <utility>

/// Unix stream sockets by path, however long the path.
namespace holdfast::agent {

/// Owns a file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) noexcept : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();
    [[nodiscard]] int get() const noexcept { return m_number; }

private:
    int m_number = -1;
};

/// Replaces a socket that a killed process left. Only the process that holds the home's lock may call this.
/// The socket is 0600 from its first moment and does not block.
[[nodiscard]] Result<Descriptor> listenLocal(const Path& path);
/// AgentUnavailable when nobody listens there; PermissionDenied when the listener is another user. Blocks
/// only as far as a local connect does.
[[nodiscard]] Result<Descriptor> connectLocal(const Path& path);
/// PermissionDenied unless the peer runs as this process's own user.
[[nodiscard]] Result<void> checkPeer(const Descriptor& connection);
/// Made by eventfd: readable after wakeUp until drained.
[[nodiscard]] Result<Descriptor> makeWaker();
void wakeUp(const Descriptor& waker) noexcept;
void drain(const Descriptor& waker) noexcept;

} // namespace holdfast::agent
