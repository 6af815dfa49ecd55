// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "core/base/log.h"
#include "sync/gateway/storage.h"
#include "sync/protocol/trust.h"

#include <memory>
#include <mutex>

namespace holdfast::gateway {

/// Whom the gateway believes: council.json names the council and its roots, storage keeps what verified.
/// Snapshots never change; a change makes a new one. Thread-safe.
class TrustKeeper {
public:
    TrustKeeper(FileSystem& files, Path councilFile, Storage& storage, const Clock& clock, Logger& logger);

    /// Null while there is no council.json. Looks at the file again after each second.
    [[nodiscard]] std::shared_ptr<const protocol::Trust> current();
    /// What taking it would give; nothing changes.
    [[nodiscard]] Result<protocol::Certificate> tryCertificate(std::string_view jws);
    [[nodiscard]] Result<void> tryRoster(std::string_view jws);
    /// After storage has it.
    void tookCertificate(std::string_view jws);
    void tookRoster(std::string_view jws);

private:
    void look();
    [[nodiscard]] Result<protocol::Trust> load() const;

    FileSystem& m_files;
    Path m_councilFile;
    Storage& m_storage;
    const Clock& m_clock;
    Logger& m_logger;
    std::mutex m_mutex;
    std::shared_ptr<const protocol::Trust> m_trust;
    std::filesystem::file_time_type m_written{};
    std::optional<BootTime> m_looked;
};

} // namespace holdfast::gateway
