// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/file_system.h"

#include <string>

namespace holdfast::gateway {

struct TlsFiles {
    Path certificate; ///< PEM, chain allowed
    Path key;         ///< PEM
};

/// Makes gateway-tls.pem and gateway-tls.key (EC P-256, self-signed, 0600) in `directory` unless they are
/// there. Tablets pin the key, so neither name nor date matters to them.
[[nodiscard]] Result<TlsFiles> ownTlsFiles(FileSystem& files, const Path& directory, const std::string& host);

/// Base64 of SHA-256 of the first certificate's SubjectPublicKeyInfo: what tablets pin.
[[nodiscard]] Result<std::string> publicKeyPin(FileSystem& files, const Path& certificate);

} // namespace holdfast::gateway
