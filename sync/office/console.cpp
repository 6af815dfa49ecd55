// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/office/console.h"

#include <cerrno>
#include <cstdio>
#include <unistd.h>

namespace holdfast::office {

std::string_view wordsFor(ErrorCode code) noexcept {
    switch (code) {
    case ErrorCode::NotFound:
        return "something it needs is not there";
    case ErrorCode::AlreadyExists:
        return "it has been done already";
    case ErrorCode::PermissionDenied:
        return "this account may not read or write the files";
    case ErrorCode::DiskFull:
        return "the disk is full";
    case ErrorCode::DiskRead:
    case ErrorCode::DiskWrite:
        return "the disk did not do what was asked";
    case ErrorCode::Malformed:
    case ErrorCode::Unsupported:
        return "a file or an answer is not in the form that was expected";
    case ErrorCode::WrongServer:
        return "the server that answered is not our gateway (its key is another one)";
    case ErrorCode::NetworkUnreachable:
        return "the gateway cannot be reached";
    case ErrorCode::NetworkInterrupted:
    case ErrorCode::Timeout:
        return "the connection to the gateway broke off";
    case ErrorCode::ServerUnavailable:
        return "the gateway cannot do it now; try again later";
    case ErrorCode::ServerRefused:
    case ErrorCode::UnexpectedAnswer:
        return "the gateway gave an answer that does not fit";
    case ErrorCode::Conflict:
        return "something else is stored under this name";
    case ErrorCode::NotCertified:
        return "there is no certificate for this key";
    case ErrorCode::Revoked:
        return "the certificate has been revoked";
    case ErrorCode::Expired:
        return "the time for this is over; check the clocks of both machines";
    case ErrorCode::NotYetValid:
        return "this is dated in the future; check the clocks of both machines";
    case ErrorCode::OutOfScope:
        return "this key may not do that";
    case ErrorCode::BadSignature:
        return "a signature is wrong";
    case ErrorCode::BadDigest:
        return "the bytes do not match their digest";
    case ErrorCode::WrongKey:
        return "the key does not fit";
    case ErrorCode::LockedMemoryUnavailable:
        return "the system does not let this program lock memory (ulimit -l)";
    case ErrorCode::InvalidArgument:
        return "what was asked for cannot be";
    case ErrorCode::Cancelled:
        return "it was stopped";
    default:
        return "something went wrong";
    }
}

void Console::say(std::string_view words, protocol::json::Value object) const {
    std::string line{words};
    if (m_style == Style::Json) {
        object["ok"] = true;
        line = protocol::json::write(object);
    }
    std::fprintf(stdout, "%s\n", line.c_str());
    std::fflush(stdout);
}

Result<void> Console::saySecret(const crypto::SecretBuffer& text) const {
    std::fflush(stdout);
    auto left = text.view();
    while (!left.empty()) {
        const auto count = ::write(STDOUT_FILENO, left.data(), left.size());
        if (count < 0 && errno != EINTR) {
            return Error::fromErrno(errno);
        }
        left = left.subspan(count > 0 ? static_cast<std::size_t>(count) : 0);
    }
    return {};
}

int Console::fail(std::string_view what, const Error& error) const {
    std::fprintf(stderr, "Could not %.*s: %.*s. [%s]\n", static_cast<int>(what.size()), what.data(),
                 static_cast<int>(wordsFor(error.code()).size()), wordsFor(error.code()).data(),
                 error.technical().c_str());
    if (m_style == Style::Json) {
        const auto line = protocol::json::write({{"ok", false}, {"error", errorName(error.code())}});
        std::fprintf(stdout, "%s\n", line.c_str());
    }
    return 1;
}

int Console::misuse(std::string_view words) const {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(words.size()), words.data());
    if (m_style == Style::Json) {
        std::fputs("{\"ok\":false,\"error\":\"invalid_argument\"}\n", stdout);
    }
    return 2;
}

} // namespace holdfast::office
