// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace holdfast {

/// Why something did not happen. Stable names (errorName) go over sockets and into logs; words for people
/// are made from them in one table of the app. Add at the end of a group; never reuse a name.
enum class ErrorCode {
    // general
    InvalidArgument,
    InvalidState,
    NotFound,
    AlreadyExists,
    Unsupported,
    Cancelled,
    Timeout,
    Internal,
    OutOfMemory,
    // disk
    DiskFull,
    DiskRead,
    DiskWrite,
    PermissionDenied,
    // bytes from outside
    Malformed,
    TooLarge,
    Truncated,
    NotAnImage,
    // crypto
    WrongKey,
    BadSignature,
    BadDigest,
    WeakParameters,
    LockedMemoryUnavailable,
    // key store and vault
    KeyStoreUnavailable,
    KeyStoreEntryMissing,
    WrongPassphrase,
    WeakPassphrase,
    TooManyAttempts,
    Locked,
    Sealed,
    Wiped,
    StoreDamaged,
    StoreNewer,
    StoreBusy,
    StoreRolledBack,
    // trust
    NotCertified,
    Expired,
    NotYetValid,
    Revoked,
    OutOfScope,
    Replayed,
    WrongServer,
    // network
    NetworkUnreachable,
    NetworkInterrupted,
    ServerRefused,
    ServerUnavailable,
    UnexpectedAnswer,
    Conflict,
    // the app's own second process
    AgentUnavailable,
    ProtocolViolation,
};

/// Stable snake_case name, e.g. "wrong_passphrase".
[[nodiscard]] std::string_view errorName(ErrorCode code) noexcept;
/// The inverse of errorName; Internal for a name this build does not know.
[[nodiscard]] ErrorCode errorFromName(std::string_view name) noexcept;

/// A place in our source. std::source_location needs a builtin that clang 14 lacks.
struct SourcePlace {
    const char* file;
    int line;
    static constexpr SourcePlace here(const char* file = __builtin_FILE(),
                                      int line = __builtin_LINE()) noexcept {
        return {file, line};
    }
};

/// A failure: what kind, and the place in our source that saw it. Never holds user data, so it may be logged.
class Error {
public:
    /// @param detail an errno, SQLite, curl or HTTP number that helps whoever repairs it; 0 when there is
    /// none.
    explicit Error(ErrorCode code, std::int64_t detail = 0, SourcePlace where = SourcePlace::here()) noexcept
        : m_code(code), m_detail(detail), m_file(where.file), m_line(where.line) {}

    [[nodiscard]] ErrorCode code() const noexcept { return m_code; }
    [[nodiscard]] std::int64_t detail() const noexcept { return m_detail; }
    /// "vault.cpp:42 store_damaged (11)": file and line, name, number.
    [[nodiscard]] std::string technical() const;

    /// Maps an errno value to the nearest code and keeps the number as detail.
    [[nodiscard]] static Error fromErrno(int number, ErrorCode otherwise = ErrorCode::DiskWrite,
                                         SourcePlace where = SourcePlace::here()) noexcept;

private:
    ErrorCode m_code;
    std::int64_t m_detail;
    const char* m_file;
    int m_line;
};

} // namespace holdfast
