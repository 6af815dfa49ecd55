// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/trust_keeper.h"

#include "sync/protocol/server_time.h"

#include <charconv>

namespace holdfast::agent {
namespace {

std::optional<UtcTime> millisecondsIn(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size()
               ? std::optional(fromUnixMilliseconds(number))
               : std::nullopt;
}

} // namespace

Result<std::unique_ptr<TrustKeeper>> TrustKeeper::open(TransitStore& store, const Clock& clock,
                                                       CouncilId council,
                                                       std::vector<crypto::VerifyingKey> roots) {
    protocol::Trust trust(council, std::move(roots));
    HOLDFAST_TRY(const auto stored, store.setting(setting::directory));
    if (stored) {
        HOLDFAST_TRY(const auto directory, protocol::readDirectory(*stored));
        // Each entry was verified when it came. Our clock may be wrong by now, and the gateway that could say
        // so must stay known: what has really expired is refused where it is used.
        HOLDFAST_TRY(const auto verified, store.setting(setting::directoryTime));
        if (const auto then = verified ? millisecondsIn(*verified) : std::nullopt) {
            static_cast<void>(trust.addDirectory(directory, *then));
        }
        static_cast<void>(trust.addDirectory(directory, clock.now()));
    }
    auto keeper = std::make_unique<TrustKeeper>(store, clock, std::move(trust));
    keeper->m_kept = stored.value_or(std::string{});
    return keeper;
}

Result<void> TrustKeeper::keep() {
    std::string written = protocol::writeDirectory(m_trust.directory());
    if (written == m_kept) {
        return {};
    }
    HOLDFAST_CHECK(m_store.commit([&](store::Database& database) -> Result<void> {
        HOLDFAST_CHECK(TransitStore::setSetting(database, setting::directory, written));
        return TransitStore::setSetting(database, setting::directoryTime,
                                        std::to_string(toUnixMilliseconds(m_time.now())));
    }));
    m_kept = std::move(written);
    return {};
}

Result<void> TrustKeeper::take(const protocol::Directory& directory) {
    const std::lock_guard lock(m_mutex);
    const auto taken = m_trust.addDirectory(directory, m_time.now());
    HOLDFAST_CHECK(keep());
    return taken;
}

Result<void> TrustKeeper::takeCertificate(std::string_view jws) {
    const std::lock_guard lock(m_mutex);
    HOLDFAST_CHECK(m_trust.add(jws, m_time.now()));
    return keep();
}

Result<protocol::Receipt> TrustKeeper::verifyStored(std::string_view jws) {
    const std::lock_guard lock(m_mutex);
    return protocol::verifyStored(jws, m_trust, m_time.now());
}

Result<protocol::Receipt> TrustKeeper::verifyReceived(std::string_view jws) {
    const std::lock_guard lock(m_mutex);
    return protocol::verifyReceived(jws, m_trust, m_time.now());
}

Result<UtcTime> TrustKeeper::verifyServerTime(std::string_view jws, std::string_view requestSignature) {
    const std::lock_guard lock(m_mutex);
    return protocol::verifyServerTime(jws, m_trust, requestSignature);
}

protocol::Directory TrustKeeper::directory() {
    const std::lock_guard lock(m_mutex);
    return m_trust.directory();
}

} // namespace holdfast::agent
