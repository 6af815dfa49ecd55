// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "sync/protocol/http_signature.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The one way out to the network for agent and office: HTTP/1.1 over pinned TLS 1.3.
namespace holdfast::http {

using protocol::Header;

/// Fills `out` with the body's bytes from `offset`; fewer than asked only at its end.
using BodySource = std::function<Result<std::size_t>(std::uint64_t offset, MutableByteView out)>;
/// Takes the answer's body as it comes; an error ends the transfer and is what send() returns.
using BodySink = std::function<Result<void>(ByteView)>;

struct Progress {
    std::uint64_t sent = 0;
    std::uint64_t received = 0;
};
enum class Proceed { GoOn, Stop };
/// Asked as bytes move and at least once a second; Stop makes send() return Cancelled.
using ProgressCallback = std::function<Proceed(const Progress&)>;

struct HttpRequest {
    std::string method;          ///< upper case
    std::string url;             ///< https://host:port/path?query
    std::vector<Header> headers; ///< without Host and Content-Length
    Bytes body;                  ///< of PUT, POST and PATCH, unless there is a source
    BodySource source;           ///< instead of `body`, for what is not in memory
    std::uint64_t sourceSize = 0;
    BodySink sink; ///< takes the body of a 2xx answer; other answers' bodies stay in the response
    std::uint64_t largestAnswer = 1'048'576; ///< bytes of body; TooLarge beyond
    /// No byte moving either way for so long is Timeout. Long polls ask for more than their wait.
    std::chrono::seconds patience{30};
    ProgressCallback progress;
};

struct HttpResponse {
    unsigned status = 0;
    std::vector<Header> headers;
    Bytes body;
    /// The first value under that name, in any case; nullopt when there is none.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

/// Any answer with a status is a response, redirects and 500 too; only no answer is an error:
/// NetworkUnreachable (name or connection), NetworkInterrupted, Timeout, WrongServer (the pin does not match,
/// or TLS 1.3 is not spoken: a captive portal, an inspecting proxy), TooLarge, Cancelled, InvalidArgument.
class HttpClient {
public:
    virtual ~HttpClient() = default;
    /// Blocks. One request at a time on one client; different clients may run in different threads.
    [[nodiscard]] virtual Result<HttpResponse> send(const HttpRequest& request) = 0;
    /// From any thread: asks the progress callback of the running request now.
    virtual void wake() noexcept {}
};

/// True for PUT, POST and PATCH, whose body the signature covers.
[[nodiscard]] bool hasBody(const HttpRequest& request) noexcept;
[[nodiscard]] std::uint64_t bodySize(const HttpRequest& request) noexcept;

/// Adds Content-Digest (from `digest`, or of `body`, or by reading the source once) to bodied requests, then
/// the two signature headers. Content-Type must be there for bodied requests. Call once.
[[nodiscard]] Result<void> sign(HttpRequest& request, const crypto::SigningKey& key, UtcTime now,
                                const std::optional<crypto::Digest>& digest = std::nullopt);

} // namespace holdfast::http
