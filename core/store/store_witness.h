// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"

namespace holdfast::store {

namespace seal {
class MainFile;
class WalFile;
} // namespace seal

/// Sees what happens to one sealed database at the moments that matter to its freshness. Called on the thread
/// that uses the database; must outlive it.
class StoreWitness {
public:
    virtual ~StoreWitness() = default;
    /// The files are locked for us and nothing was written yet. @param log null when there is none.
    /// @return how many frames of the log are committed.
    [[nodiscard]] virtual Result<int> opened(seal::MainFile& database, seal::WalFile* log) = 0;
    /// Pages are about to move from the log into the database; without success they stay.
    /// @param committed frames of the log.
    [[nodiscard]] virtual Result<void> beforeCheckpoint(int committed) = 0;
    /// A new log is about to be written over what was copied; without success it is not.
    /// @param salts 8 bytes that tell it from every other log.
    [[nodiscard]] virtual Result<void> logBegins(ByteView salts) = 0;
};

} // namespace holdfast::store
