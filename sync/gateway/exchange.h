// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_system.h"
#include "sync/protocol/http_signature.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What passes between the sockets (server.h) and the rules (gateway.h).
namespace holdfast::gateway {

/// A request without its body.
struct Request {
    std::string method; ///< upper case
    std::string target; ///< path and query as sent
    std::vector<protocol::Header> headers;

    /// Empty when absent; the first when repeated (what is signed may not be repeated).
    [[nodiscard]] std::string_view header(std::string_view name) const noexcept;
    [[nodiscard]] bool hasHeader(std::string_view name) const noexcept;
};

/// Bytes of a file that are sent without being held in memory.
struct FileSlice {
    std::shared_ptr<File> file;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

struct Answer {
    unsigned status = 200;
    std::vector<protocol::Header> headers;
    std::string body;
    std::optional<FileSlice> file; ///< instead of the body
};

/// Called exactly once, from any thread.
using AnswerDone = std::function<void(Answer)>;

/// A request whose head was accepted, while its body arrives. Calls never overlap; destroying it before
/// `finish` forgets the request.
class Exchange {
public:
    virtual ~Exchange() = default;
    /// The next bytes of the body. An answer means: stop, this is it.
    [[nodiscard]] virtual std::optional<Answer> take(ByteView bytes) = 0;
    /// The body is whole. The exchange may be destroyed as soon as this returns.
    virtual void finish(AnswerDone done) = 0;
};

/// Either refused by its head alone, or to be fed.
using Opened = std::variant<Answer, std::unique_ptr<Exchange>>;

} // namespace holdfast::gateway
