// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/enrolment.h"
#include "app/service/environment.h"
#include "core/store/attachments.h"
#include "core/store/custody_log.h"
#include "core/store/outbox_repository.h"

#include <memory>

namespace holdfast::service {

/// The unlocked tablet: vault, keys, enrolment, trust. Lives and dies on the store thread; destroying it
/// closes the database and zeroes every key.
class Session {
public:
    /// Makes the person's keys when this vault has none yet, and sweeps unfinished attachments away.
    [[nodiscard]] static Result<std::unique_ptr<Session>> open(const TabletEnvironment& environment,
                                                               std::unique_ptr<store::Vault> vault);

    [[nodiscard]] store::Vault& vault() noexcept { return *m_vault; }
    [[nodiscard]] store::Database& database() noexcept { return m_vault->database(); }
    [[nodiscard]] store::AttachmentStore& attachments() noexcept { return m_attachments; }
    [[nodiscard]] FileSystem& files() noexcept { return m_environment.vault.files; }
    [[nodiscard]] const Clock& clock() const noexcept { return m_environment.vault.clock; }
    [[nodiscard]] RandomSource& random() noexcept { return m_environment.vault.random; }
    [[nodiscard]] Logger& logger() noexcept { return m_environment.logger; }
    [[nodiscard]] const crypto::SigningKey& signing() const noexcept { return m_signing; }
    [[nodiscard]] const crypto::AgeIdentity& identity() const noexcept { return m_identity; }

    /// Null before an enrolment was begun.
    [[nodiscard]] const EnrolmentFile* enrolment() const noexcept { return m_file ? &*m_file : nullptr; }
    /// InvalidState until the council's certificate is here: nothing is captured before.
    [[nodiscard]] Result<const Enrolment*> enrolled() const;
    /// InvalidState until the council's certificate is here.
    [[nodiscard]] Result<protocol::Trust*> trust();

    /// Whom captures and records are sealed to. A wrong clock or a lapsed certificate never stops a capture:
    /// then it is the last one that verified on this tablet.
    [[nodiscard]] Result<crypto::AgeRecipient> caseSystemRecipient() const;

    /// Keeps what was begun. AlreadyExists once a certificate is here.
    [[nodiscard]] Result<void> begin(EnrolmentFile file);
    /// Takes the certificate when it verifies, and writes the recovery slot. Again: no effect.
    [[nodiscard]] Result<void> accept(std::string_view certificate, const protocol::Directory& directory);
    /// Keeps certificates and rosters that came later, as far as they verify.
    [[nodiscard]] Result<void> learn(std::string_view jws);

    /// One custody event by this tablet's person, inside the caller's transaction.
    [[nodiscard]] Result<void>
    note(std::string kind, const Uuid& subject,
         std::map<std::string, std::variant<std::int64_t, std::string>> details = {});

private:
    Session(const TabletEnvironment& environment, std::unique_ptr<store::Vault> vault);
    [[nodiscard]] Result<void> loadKeys();
    [[nodiscard]] Result<void> loadTrust();
    /// Writes a store that is not the latest into the custody log, then takes it for the state to go on from.
    [[nodiscard]] Result<void> judgeFreshness();

    TabletEnvironment m_environment;
    std::unique_ptr<store::Vault> m_vault;
    store::AttachmentStore m_attachments;
    crypto::SigningKey m_signing;
    crypto::AgeIdentity m_identity;
    std::optional<EnrolmentFile> m_file;
    std::optional<protocol::Trust> m_trust;
};

} // namespace holdfast::service
