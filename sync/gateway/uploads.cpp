// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/uploads.h"

namespace holdfast::gateway {

std::shared_ptr<Uploads::Ticket> Uploads::take(AttachmentId part) {
    const std::lock_guard lock(m_mutex);
    auto& current = m_tickets[part];
    if (current) {
        const auto held = current->hold();
        if (current->m_state == Ticket::State::Committing) {
            return nullptr;
        }
        current->m_state = Ticket::State::Superseded;
    }
    // Only after the old one is let go: this may be its last owner.
    current = std::make_shared<Ticket>();
    return current;
}

void Uploads::release(AttachmentId part, const std::shared_ptr<Ticket>& ticket) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_tickets.find(part);
    if (found != m_tickets.end() && found->second == ticket) {
        m_tickets.erase(found);
    }
}

} // namespace holdfast::gateway
