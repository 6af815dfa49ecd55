// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <array>
#include <cerrno>
#include <utility>

namespace holdfast {
namespace {

using Named = std::pair<ErrorCode, std::string_view>;

constexpr std::array names{
    Named{ErrorCode::InvalidArgument, "invalid_argument"},
    Named{ErrorCode::InvalidState, "invalid_state"},
    Named{ErrorCode::NotFound, "not_found"},
    Named{ErrorCode::AlreadyExists, "already_exists"},
    Named{ErrorCode::Unsupported, "unsupported"},
    Named{ErrorCode::Cancelled, "cancelled"},
    Named{ErrorCode::Timeout, "timeout"},
    Named{ErrorCode::Internal, "internal"},
    Named{ErrorCode::OutOfMemory, "out_of_memory"},
    Named{ErrorCode::DiskFull, "disk_full"},
    Named{ErrorCode::DiskRead, "disk_read"},
    Named{ErrorCode::DiskWrite, "disk_write"},
    Named{ErrorCode::PermissionDenied, "permission_denied"},
    Named{ErrorCode::Malformed, "malformed"},
    Named{ErrorCode::TooLarge, "too_large"},
    Named{ErrorCode::Truncated, "truncated"},
    Named{ErrorCode::NotAnImage, "not_an_image"},
    Named{ErrorCode::WrongKey, "wrong_key"},
    Named{ErrorCode::BadSignature, "bad_signature"},
    Named{ErrorCode::BadDigest, "bad_digest"},
    Named{ErrorCode::WeakParameters, "weak_parameters"},
    Named{ErrorCode::LockedMemoryUnavailable, "locked_memory_unavailable"},
    Named{ErrorCode::KeyStoreUnavailable, "key_store_unavailable"},
    Named{ErrorCode::KeyStoreEntryMissing, "key_store_entry_missing"},
    Named{ErrorCode::WrongPassphrase, "wrong_passphrase"},
    Named{ErrorCode::WeakPassphrase, "weak_passphrase"},
    Named{ErrorCode::TooManyAttempts, "too_many_attempts"},
    Named{ErrorCode::Locked, "locked"},
    Named{ErrorCode::Sealed, "sealed"},
    Named{ErrorCode::Wiped, "wiped"},
    Named{ErrorCode::StoreDamaged, "store_damaged"},
    Named{ErrorCode::StoreNewer, "store_newer"},
    Named{ErrorCode::StoreBusy, "store_busy"},
    Named{ErrorCode::StoreRolledBack, "store_rolled_back"},
    Named{ErrorCode::NotCertified, "not_certified"},
    Named{ErrorCode::Expired, "expired"},
    Named{ErrorCode::NotYetValid, "not_yet_valid"},
    Named{ErrorCode::Revoked, "revoked"},
    Named{ErrorCode::OutOfScope, "out_of_scope"},
    Named{ErrorCode::Replayed, "replayed"},
    Named{ErrorCode::WrongServer, "wrong_server"},
    Named{ErrorCode::NetworkUnreachable, "network_unreachable"},
    Named{ErrorCode::NetworkInterrupted, "network_interrupted"},
    Named{ErrorCode::ServerRefused, "server_refused"},
    Named{ErrorCode::ServerUnavailable, "server_unavailable"},
    Named{ErrorCode::UnexpectedAnswer, "unexpected_answer"},
    Named{ErrorCode::Conflict, "conflict"},
    Named{ErrorCode::AgentUnavailable, "agent_unavailable"},
    Named{ErrorCode::ProtocolViolation, "protocol_violation"},
};

} // namespace

std::string_view errorName(ErrorCode code) noexcept {
    for (const auto& [known, name] : names) {
        if (known == code) {
            return name;
        }
    }
    return "internal";
}

ErrorCode errorFromName(std::string_view name) noexcept {
    for (const auto& [code, known] : names) {
        if (known == name) {
            return code;
        }
    }
    return ErrorCode::Internal;
}

std::string Error::technical() const {
    std::string_view file{m_file};
    if (const auto slash = file.rfind('/'); slash != std::string_view::npos) {
        file.remove_prefix(slash + 1);
    }
    std::string text{file};
    text += ':' + std::to_string(m_line) + ' ';
    text += errorName(m_code);
    if (m_detail != 0) {
        text += " (" + std::to_string(m_detail) + ')';
    }
    return text;
}

Error Error::fromErrno(int number, ErrorCode otherwise, SourcePlace where) noexcept {
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return Error(ErrorCode::DiskFull, number, where);
    case ENOENT:
        return Error(ErrorCode::NotFound, number, where);
    case EEXIST:
        return Error(ErrorCode::AlreadyExists, number, where);
    case EACCES:
    case EPERM:
    case EROFS:
        return Error(ErrorCode::PermissionDenied, number, where);
    case ENOMEM:
        return Error(ErrorCode::OutOfMemory, number, where);
    default:
        return Error(otherwise, number, where);
    }
}

} // namespace holdfast
