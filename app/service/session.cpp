// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/session.h"

namespace holdfast::service {
namespace {

std::string caseSystemJws(const protocol::Trust& trust, UtcTime now) {
    const auto current = trust.caseSystem(now);
    if (!current) {
        return {};
    }
    for (const auto& jws : trust.directory().certificates) {
        if (const auto one = protocol::readUnverifiedCertificate(jws); one && one->id == current->id) {
            return jws;
        }
    }
    return {};
}

} // namespace

Session::Session(const TabletEnvironment& environment, std::unique_ptr<store::Vault> vault)
    : m_environment(environment), m_vault(std::move(vault)),
      m_attachments(environment.vault.files, environment.vault.clock, environment.vault.random,
                    environment.vault.home) {}

Result<std::unique_ptr<Session>> Session::open(const TabletEnvironment& environment,
                                               std::unique_ptr<store::Vault> vault) {
    std::unique_ptr<Session> session(new Session(environment, std::move(vault)));
    HOLDFAST_CHECK(session->loadKeys());
    HOLDFAST_CHECK(session->loadTrust());
    HOLDFAST_CHECK(session->judgeFreshness());
    HOLDFAST_TRY(const std::size_t swept, session->m_attachments.sweep(session->database()));
    if (swept > 0) {
        session->logger().information("unfinished_attachments_swept", {{"count", swept}});
    }
    return session;
}

Result<void> Session::loadKeys() {
    store::MetaRepository meta(database());
    auto signing = meta.personSigningKey();
    if (!signing && signing.code() == ErrorCode::NotFound) {
        HOLDFAST_TRY(auto newSigning, crypto::SigningKey::generate());
        HOLDFAST_TRY(auto newIdentity, crypto::AgeIdentity::generate());
        HOLDFAST_CHECK(database().transaction([&] { return meta.storePersonKeys(newSigning, newIdentity); }));
        signing = meta.personSigningKey();
    }
    if (!signing) {
        return signing.error();
    }
    m_signing = std::move(signing).value();
    HOLDFAST_TRY(m_identity, meta.personAgeIdentity());
    return {};
}

Result<void> Session::loadTrust() {
    store::MetaRepository meta(database());
    HOLDFAST_TRY(m_file, loadEnrolment(meta));
    if (!m_file || m_file->certificate.empty()) {
        return {};
    }
    // What was verified when it was taken is read back by the same rules, so a store that somebody edited
    // with the right keys still cannot bring in a recipient of its own. Only age is forgiven here: an
    // expired certificate must not keep a worker from what is already written.
    protocol::Trust trust(m_file->who.council, m_file->order.roots);
    if (auto added = trust.addDirectory(m_file->directory, clock().now()); !added) {
        logger().warning("directory_no_longer_verifies", {{"error", added.error()}});
    }
    m_trust = std::move(trust);
    return {};
}

Result<void> Session::judgeFreshness() {
    const auto verdict = m_vault->freshness();
    if (verdict == store::FreshnessVerdict::Fresh) {
        return {};
    }
    const bool rolledBack = verdict == store::FreshnessVerdict::RolledBack;
    logger().warning(rolledBack ? LogWord("store_rolled_back") : LogWord("store_unproven"));
    if (const auto who = enrolled()) {
        HOLDFAST_CHECK(database().transaction(
            [&] { return note(rolledBack ? "store_rolled_back" : "store_unproven", (*who)->id.uuid()); }));
    }
    // It is told for as long as this session lasts; a key store that does not answer now is asked again.
    if (auto anchored = m_vault->anchor(); !anchored) {
        logger().warning("store_not_anchored", {{"error", anchored.error()}});
    }
    return {};
}

Result<const Enrolment*> Session::enrolled() const {
    if (!m_file || m_file->certificate.empty()) {
        return Error(ErrorCode::InvalidState);
    }
    return &m_file->who;
}

Result<protocol::Trust*> Session::trust() {
    if (!m_trust) {
        return Error(ErrorCode::InvalidState);
    }
    return &*m_trust;
}

Result<crypto::AgeRecipient> Session::caseSystemRecipient() const {
    if (m_trust) {
        if (const auto current = m_trust->caseSystem(clock().now()); current && current->recipient) {
            return *current->recipient;
        }
    }
    if (!m_file || m_file->caseSystem.empty()) {
        return Error(ErrorCode::InvalidState);
    }
    // It was verified when it was taken, and the vault is authenticated.
    HOLDFAST_TRY(const auto last, protocol::readUnverifiedCertificate(m_file->caseSystem));
    if (!last.recipient) {
        return Error(ErrorCode::StoreDamaged);
    }
    return *last.recipient;
}

Result<void> Session::begin(EnrolmentFile file) {
    if (m_file && !m_file->certificate.empty()) {
        return Error(ErrorCode::AlreadyExists);
    }
    store::MetaRepository meta(database());
    HOLDFAST_CHECK(database().transaction([&] { return saveEnrolment(meta, file); }));
    m_file = std::move(file);
    return {};
}

Result<void> Session::accept(std::string_view certificate, const protocol::Directory& directory) {
    if (!m_file) {
        return Error(ErrorCode::InvalidState);
    }
    if (!m_file->certificate.empty()) {
        return {};
    }
    HOLDFAST_TRY(auto trust, verifyEnrolment(*m_file, certificate, directory, clock().now()));
    HOLDFAST_TRY(const auto recovery, trust.recovery(clock().now()));
    HOLDFAST_CHECK(m_vault->addRecoverySlot(*recovery.recipient));

    EnrolmentFile accepted = *m_file;
    accepted.certificate = certificate;
    accepted.directory = trust.directory();
    accepted.caseSystem = caseSystemJws(trust, clock().now());
    store::MetaRepository meta(database());
    HOLDFAST_CHECK(database().transaction([&]() -> Result<void> {
        HOLDFAST_CHECK(saveEnrolment(meta, accepted));
        HOLDFAST_TRY(
            const auto index,
            store::CustodyLog(database())
                .append({clock().now(), accepted.who.person, "enrolled", accepted.who.id.uuid(), {}}));
        static_cast<void>(index);
        return {};
    }));
    m_file = std::move(accepted);
    m_trust = std::move(trust);
    return {};
}

Result<void> Session::learn(std::string_view jws) {
    HOLDFAST_TRY(protocol::Trust * known, trust());
    const auto now = clock().now();
    if (auto added = known->add(jws, now); !added) {
        HOLDFAST_CHECK(known->addRoster(jws, now));
    }
    EnrolmentFile updated = *m_file;
    updated.directory = known->directory();
    if (auto current = caseSystemJws(*known, now); !current.empty()) {
        updated.caseSystem = std::move(current);
    }
    store::MetaRepository meta(database());
    HOLDFAST_CHECK(database().transaction([&] { return saveEnrolment(meta, updated); }));
    m_file = std::move(updated);
    return {};
}

Result<void> Session::note(std::string kind, const Uuid& subject,
                           std::map<std::string, std::variant<std::int64_t, std::string>> details) {
    HOLDFAST_TRY(const Enrolment* who, enrolled());
    const auto appended =
        store::CustodyLog(database())
            .append({clock().now(), who->person, std::move(kind), subject, std::move(details)});
    return appended ? Result<void>{} : Result<void>{appended.error()};
}

} // namespace holdfast::service
