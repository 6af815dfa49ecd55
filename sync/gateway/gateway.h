// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/context.h"
#include "sync/gateway/exchange.h"

namespace holdfast::gateway {

/// The rules of README.md's HTTP table, without sockets: who may ask what, and what is answered.
/// Thread-safe. The context must outlive it and every exchange.
class Gateway {
public:
    explicit Gateway(const Context& context) : m_context(context) {}
    [[nodiscard]] Opened open(Request request) const;
    [[nodiscard]] const Context& context() const noexcept { return m_context; }

private:
    const Context& m_context;
};

} // namespace holdfast::gateway
