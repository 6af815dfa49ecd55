// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/http/curl_http_client.h"

#include <algorithm>
#include <cstring>
#include <curl/curl.h>

namespace holdfast::http {
namespace {

struct MultiDeleter {
    void operator()(CURLM* handle) const noexcept { curl_multi_cleanup(handle); }
};
struct EasyDeleter {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};
struct ListDeleter {
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
using Multi = std::unique_ptr<CURLM, MultiDeleter>;
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using List = std::unique_ptr<curl_slist, ListDeleter>;

/// What one transfer's callbacks see. Callbacks are C: an error waits here until curl has returned.
struct Transfer {
    const HttpRequest& request;
    CURL* easy = nullptr;
    HttpResponse response;
    std::uint64_t sent = 0;
    std::uint64_t received = 0;
    std::optional<Error> error;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) {
        text.remove_prefix(1);
    }
    while (!text.empty() &&
           (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n')) {
        text.remove_suffix(1);
    }
    return text;
}

std::size_t readBody(char* buffer, std::size_t size, std::size_t count, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    const auto& request = transfer.request;
    const auto left = bodySize(request) - transfer.sent;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size * count, left));
    if (wanted == 0) {
        return 0;
    }
    if (!request.source) {
        std::memcpy(buffer, request.body.data() + transfer.sent, wanted);
        transfer.sent += wanted;
        return wanted;
    }
    auto got = request.source(transfer.sent, {reinterpret_cast<std::uint8_t*>(buffer), wanted});
    if (!got || *got == 0) {
        transfer.error = got ? Error(ErrorCode::Truncated) : got.error();
        return CURL_READFUNC_ABORT;
    }
    transfer.sent += *got;
    return *got;
}

/// curl rewinds when a kept connection turned out to be closed and it sends again on a new one.
int seekBody(void* context, curl_off_t offset, int origin) {
    if (origin != SEEK_SET || offset < 0) {
        return CURL_SEEKFUNC_CANTSEEK;
    }
    static_cast<Transfer*>(context)->sent = static_cast<std::uint64_t>(offset);
    return CURL_SEEKFUNC_OK;
}

std::size_t takeHeader(char* data, std::size_t size, std::size_t count, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    const std::string_view line{data, size * count};
    if (line.starts_with("HTTP/")) {
        transfer.response.headers.clear(); // the head of an interim answer does not count
        return line.size();
    }
    constexpr std::size_t mostHeaders = 100;
    if (const auto colon = line.find(':'); colon != std::string_view::npos) {
        if (transfer.response.headers.size() == mostHeaders) {
            transfer.error = Error(ErrorCode::TooLarge);
            return 0;
        }
        transfer.response.headers.push_back(
            {std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
    }
    return line.size();
}

std::size_t takeBody(char* data, std::size_t size, std::size_t count, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    const ByteView bytes{reinterpret_cast<const std::uint8_t*>(data), size * count};
    transfer.received += bytes.size();
    if (transfer.received > transfer.request.largestAnswer) {
        transfer.error = Error(ErrorCode::TooLarge);
        return 0;
    }
    long status = 0;
    curl_easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    if (transfer.request.sink && status / 100 == 2) {
        if (auto taken = transfer.request.sink(bytes); !taken) {
            transfer.error = taken.error();
            return 0;
        }
        return bytes.size();
    }
    transfer.response.body.insert(transfer.response.body.end(), bytes.begin(), bytes.end());
    return bytes.size();
}

Error errorOf(CURLcode code) {
    switch (code) {
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_PEER_FAILED_VERIFICATION:
        return Error(ErrorCode::WrongServer, code);
    // A handshake that was cut says nothing about whose server it was.
    case CURLE_SSL_CONNECT_ERROR:
        return Error(ErrorCode::NetworkInterrupted, code);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
        return Error(ErrorCode::NetworkUnreachable, code);
    case CURLE_OPERATION_TIMEDOUT:
        return Error(ErrorCode::Timeout, code);
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return Error(ErrorCode::InvalidArgument, code);
    case CURLE_OUT_OF_MEMORY:
        return Error(ErrorCode::OutOfMemory, code);
    default:
        return Error(ErrorCode::NetworkInterrupted, code);
    }
}

/// "sha256//A;sha256//B". A pin that is no SHA-256 would quietly become a file name to curl.
Result<std::string> pinList(const std::vector<std::string>& pins) {
    std::string list;
    for (const auto& pin : pins) {
        HOLDFAST_TRY(const Bytes digest, fromBase64(pin));
        if (digest.size() != 32) {
            return Error(ErrorCode::InvalidArgument);
        }
        list += (list.empty() ? "sha256//" : ";sha256//") + pin;
    }
    if (list.empty()) {
        return Error(ErrorCode::InvalidArgument);
    }
    return list;
}

bool holdsLineBreak(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

Result<List> headerList(const HttpRequest& request) {
    List list;
    const auto add = [&list](const std::string& line) -> Result<void> {
        curl_slist* longer = curl_slist_append(list.get(), line.c_str());
        if (longer == nullptr) {
            return Error(ErrorCode::OutOfMemory);
        }
        list.release();
        list.reset(longer);
        return {};
    };
    HOLDFAST_CHECK(add("Expect:"));
    HOLDFAST_CHECK(add("Accept:"));
    for (const auto& header : request.headers) {
        if (holdsLineBreak(header.name) || holdsLineBreak(header.value)) {
            return Error(ErrorCode::InvalidArgument);
        }
        HOLDFAST_CHECK(add(header.value.empty() ? header.name + ';' : header.name + ": " + header.value));
    }
    return list;
}

template <typename Value>
CURLcode set(CURL* easy, CURLoption option, Value value) {
    return curl_easy_setopt(easy, option, value);
}

} // namespace

struct CurlHttpClient::State {
    Multi multi;
    Easy easy;
    std::string pins;
    std::chrono::milliseconds connectTimeout{};

    Result<void> prepare(Transfer& transfer, const List& headers);
    Result<CURLcode> run(Transfer& transfer);
    /// True once something of the request has gone out.
    [[nodiscard]] bool wasAsked() const;
};

Result<void> initialiseCurl() {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        return Error(ErrorCode::Internal);
    }
    return {};
}

CurlHttpClient::CurlHttpClient(std::unique_ptr<State> state) : m_state(std::move(state)) {}
CurlHttpClient::~CurlHttpClient() = default;

Result<std::unique_ptr<CurlHttpClient>> CurlHttpClient::create(const CurlOptions& options) {
    HOLDFAST_TRY(std::string pins, pinList(options.pins));
    auto state = std::make_unique<State>();
    state->multi.reset(curl_multi_init());
    state->easy.reset(curl_easy_init());
    if (!state->multi || !state->easy) {
        return Error(ErrorCode::OutOfMemory);
    }
    state->pins = std::move(pins);
    state->connectTimeout = options.connectTimeout;
    return std::unique_ptr<CurlHttpClient>(new CurlHttpClient(std::move(state)));
}

Result<void> CurlHttpClient::State::prepare(Transfer& transfer, const List& headers) {
    const HttpRequest& request = transfer.request;
    CURL* const handle = easy.get();
    curl_easy_reset(handle);
    bool fine = true;
    const auto put = [&fine, handle](CURLoption option, auto value) {
        fine = set(handle, option, value) == CURLE_OK && fine;
    };
    put(CURLOPT_URL, request.url.c_str());
    put(CURLOPT_PROTOCOLS_STR, "https");
    put(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    put(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    put(CURLOPT_PINNEDPUBLICKEY, pins.c_str());
    // The pinned key is the server's name: a gateway makes its own certificate.
    put(CURLOPT_SSL_VERIFYPEER, 0L);
    put(CURLOPT_SSL_VERIFYHOST, 0L);
    put(CURLOPT_FOLLOWLOCATION, 0L);
    put(CURLOPT_NOSIGNAL, 1L);
    put(CURLOPT_HTTPHEADER, headers.get());
    put(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connectTimeout.count()));
    put(CURLOPT_LOW_SPEED_LIMIT, 1L);
    put(CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.patience.count()));
    put(CURLOPT_BUFFERSIZE, 131'072L);
    put(CURLOPT_HEADERFUNCTION, &takeHeader);
    put(CURLOPT_HEADERDATA, static_cast<void*>(&transfer));
    put(CURLOPT_WRITEFUNCTION, &takeBody);
    put(CURLOPT_WRITEDATA, static_cast<void*>(&transfer));
    if (hasBody(request)) {
        put(CURLOPT_UPLOAD, 1L);
        put(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bodySize(request)));
        put(CURLOPT_READFUNCTION, &readBody);
        put(CURLOPT_READDATA, static_cast<void*>(&transfer));
        put(CURLOPT_SEEKFUNCTION, &seekBody);
        put(CURLOPT_SEEKDATA, static_cast<void*>(&transfer));
        put(CURLOPT_UPLOAD_BUFFERSIZE, 131'072L);
    } else if (request.method == "HEAD") {
        put(CURLOPT_NOBODY, 1L);
    }
    if (request.method != "HEAD") {
        put(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    if (!fine) {
        return Error(ErrorCode::InvalidArgument);
    }
    return {};
}

Result<CURLcode> CurlHttpClient::State::run(Transfer& transfer) {
    if (curl_multi_add_handle(multi.get(), easy.get()) != CURLM_OK) {
        return Error(ErrorCode::Internal);
    }
    Result<CURLcode> outcome = Error(ErrorCode::Internal);
    for (;;) {
        int running = 0;
        if (curl_multi_perform(multi.get(), &running) != CURLM_OK) {
            break;
        }
        if (running == 0) {
            int waiting = 0;
            while (const CURLMsg* message = curl_multi_info_read(multi.get(), &waiting)) {
                if (message->msg == CURLMSG_DONE) {
                    outcome = message->data.result;
                }
            }
            break;
        }
        const auto& progress = transfer.request.progress;
        if (progress && progress({.sent = transfer.sent, .received = transfer.received}) == Proceed::Stop) {
            outcome = Error(ErrorCode::Cancelled);
            break;
        }
        curl_multi_poll(multi.get(), nullptr, 0, 1'000, nullptr);
    }
    curl_multi_remove_handle(multi.get(), easy.get());
    return outcome;
}

bool CurlHttpClient::State::wasAsked() const {
    long bytes = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_REQUEST_SIZE, &bytes);
    return bytes > 0;
}

Result<HttpResponse> CurlHttpClient::send(const HttpRequest& request) {
    Transfer transfer{request, m_state->easy.get(), {}, 0, 0, std::nullopt};
    HOLDFAST_TRY(const List headers, headerList(request));
    HOLDFAST_CHECK(m_state->prepare(transfer, headers));
    HOLDFAST_TRY(const CURLcode code, m_state->run(transfer));
    if (transfer.error) {
        return *transfer.error;
    }
    if (code == CURLE_UNSUPPORTED_PROTOCOL && m_state->wasAsked()) {
        // Not of our URL: what came back is no HTTP of ours.
        return Error(ErrorCode::NetworkInterrupted, code);
    }
    if (code != CURLE_OK) {
        return errorOf(code);
    }
    long status = 0;
    curl_easy_getinfo(m_state->easy.get(), CURLINFO_RESPONSE_CODE, &status);
    transfer.response.status = static_cast<unsigned>(status);
    return std::move(transfer.response);
}

void CurlHttpClient::wake() noexcept {
    curl_multi_wakeup(m_state->multi.get());
}

} // namespace holdfast::http
