// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>
#include <utility>

namespace holdfast::platform {

/// Owns one file descriptor; closing is the destructor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) noexcept : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            reset();
            m_number = std::exchange(other.m_number, -1);
        }
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { reset(); }

    void reset() noexcept {
        if (m_number >= 0) {
            ::close(m_number);
        }
        m_number = -1;
    }
    [[nodiscard]] explicit operator bool() const noexcept { return m_number >= 0; }
    [[nodiscard]] int number() const noexcept { return m_number; }
    /// Gives it away: the caller closes it.
    [[nodiscard]] int release() noexcept { return std::exchange(m_number, -1); }

private:
    int m_number = -1;
};

} // namespace holdfast::platform
