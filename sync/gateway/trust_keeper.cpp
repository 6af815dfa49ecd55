// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gateway/trust_keeper.h"

#include "sync/protocol/json.h"

namespace holdfast::gateway {
namespace {

constexpr std::uint64_t largestCouncilFile = 64 * 1024;
constexpr std::chrono::milliseconds betweenLooks{1000};

} // namespace

TrustKeeper::TrustKeeper(FileSystem& files, Path councilFile, Storage& storage, const Clock& clock,
                         Logger& logger)
    : m_files(files), m_councilFile(std::move(councilFile)), m_storage(storage), m_clock(clock),
      m_logger(logger) {}

std::shared_ptr<const protocol::Trust> TrustKeeper::current() {
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.sinceBoot();
    // Until it is set up, each request looks: the office's next step follows at once.
    if (!m_trust || !m_looked || now - *m_looked >= betweenLooks) {
        m_looked = now;
        look();
    }
    return m_trust;
}

void TrustKeeper::look() {
    std::error_code failed;
    const auto written = std::filesystem::last_write_time(m_councilFile, failed);
    if (failed || (m_trust && written == m_written)) {
        return;
    }
    auto loaded = load();
    if (!loaded) {
        m_logger.failure("council_unreadable", {{"error", loaded.error()}});
        return;
    }
    m_written = written;
    m_trust = std::make_shared<const protocol::Trust>(std::move(loaded).value());
    m_logger.information("council_loaded");
}

Result<protocol::Trust> TrustKeeper::load() const {
    HOLDFAST_TRY(const Bytes bytes, readFile(m_files, m_councilFile, largestCouncilFile));
    HOLDFAST_TRY(const auto value, protocol::json::parseObject(textOf(bytes)));
    HOLDFAST_TRY(const auto council, protocol::json::id<CouncilId>(value, "council"));
    HOLDFAST_TRY(const auto texts, protocol::json::texts(value, "roots"));
    std::vector<crypto::VerifyingKey> roots;
    for (const auto& text : texts) {
        HOLDFAST_TRY(roots.emplace_back(), crypto::VerifyingKey::fromBase64Url(text));
    }
    if (roots.empty()) {
        return Error(ErrorCode::Malformed);
    }
    protocol::Trust trust(council, std::move(roots));
    protocol::Directory directory;
    HOLDFAST_TRY(directory.certificates, m_storage.certificates());
    HOLDFAST_TRY(directory.roster, m_storage.roster());
    // Expired and revoked ones no longer verify, which is no reason to stop.
    if (const auto added = trust.addDirectory(directory, m_clock.now()); !added) {
        m_logger.information("directory_partly_loaded", {{"first", added.error()}});
    }
    return trust;
}

Result<protocol::Certificate> TrustKeeper::tryCertificate(std::string_view jws) {
    const auto trust = current();
    if (!trust) {
        return Error(ErrorCode::InvalidState);
    }
    auto copy = *trust;
    return copy.add(jws, m_clock.now());
}

Result<void> TrustKeeper::tryRoster(std::string_view jws) {
    const auto trust = current();
    if (!trust) {
        return Error(ErrorCode::InvalidState);
    }
    auto copy = *trust;
    return copy.addRoster(jws, m_clock.now());
}

void TrustKeeper::tookCertificate(std::string_view jws) {
    const std::lock_guard lock(m_mutex);
    if (m_trust) {
        auto copy = *m_trust;
        if (const auto added = copy.add(jws, m_clock.now()); !added) {
            m_logger.failure("certificate_not_taken", {{"error", added.error()}});
        }
        m_trust = std::make_shared<const protocol::Trust>(std::move(copy));
    }
}

void TrustKeeper::tookRoster(std::string_view jws) {
    const std::lock_guard lock(m_mutex);
    if (m_trust) {
        auto copy = *m_trust;
        if (const auto added = copy.addRoster(jws, m_clock.now()); !added) {
            m_logger.failure("roster_not_taken", {{"error", added.error()}});
        }
        m_trust = std::make_shared<const protocol::Trust>(std::move(copy));
    }
}

} // namespace holdfast::gateway
