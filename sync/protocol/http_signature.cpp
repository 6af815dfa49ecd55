// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/http_signature.h"

#include "sync/protocol/signature_input.h"

#include <algorithm>
#include <array>

namespace holdfast::protocol {
namespace {

constexpr std::int64_t longestLife = 300; // seconds between created and expires
constexpr std::int64_t allowedSkew = 300; // seconds between two clocks

constexpr std::array<std::string_view, 3> bodyComponents{"content-digest", "content-length", "content-type"};
constexpr std::array<std::string_view, 7> optionalComponents{
    "tus-resumable",  "upload-offset", "upload-length", "upload-metadata",
    "upload-expires", "if-match",      "if-none-match"};

std::string lowered(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t";
    const auto first = text.find_first_not_of(space);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// The one value under a name: nullopt without one, Malformed for two (which of them would be meant?) and for
/// line breaks, which would forge lines of the signature base.
Result<std::optional<std::string>> only(const RequestHead& request, std::string_view name) {
    std::optional<std::string> found;
    for (const auto& header : request.headers) {
        if (lowered(header.name) != name) {
            continue;
        }
        if (found || header.value.find_first_of("\r\n") != std::string::npos) {
            return Error(ErrorCode::Malformed);
        }
        found = trimmed(header.value);
    }
    return found;
}

bool methodHasBody(std::string_view method) {
    return method == "PUT" || method == "POST" || method == "PATCH";
}

struct Component {
    std::string name;
    std::string value;
};

/// What this very request has to cover, in order.
Result<std::vector<Component>> componentsOf(const RequestHead& request) {
    if (request.method.find_first_of("\r\n") != std::string::npos ||
        request.targetUri.find_first_of("\r\n") != std::string::npos) {
        return Error(ErrorCode::Malformed);
    }
    std::vector<Component> components{{"@method", request.method}, {"@target-uri", request.targetUri}};
    if (methodHasBody(request.method)) {
        for (const auto name : bodyComponents) {
            HOLDFAST_TRY(auto value, only(request, name));
            if (!value) {
                return Error(ErrorCode::Malformed);
            }
            components.push_back({std::string(name), std::move(*value)});
        }
    } else {
        // A body here would be covered by nothing.
        HOLDFAST_TRY(const auto length, only(request, "content-length"));
        HOLDFAST_TRY(const auto encoding, only(request, "transfer-encoding"));
        if ((length && *length != "0") || encoding) {
            return Error(ErrorCode::Malformed);
        }
    }
    for (const auto name : optionalComponents) {
        HOLDFAST_TRY(auto value, only(request, name));
        if (value) {
            components.push_back({std::string(name), std::move(*value)});
        }
    }
    return components;
}

std::string innerList(const std::vector<Component>& components) {
    std::string list = "(";
    for (const auto& component : components) {
        list += (list.size() > 1 ? " \"" : "\"") + component.name + '"';
    }
    return list + ')';
}

/// RFC 9421 section 2.5.
std::string signatureBase(const std::vector<Component>& components, std::string_view parameters) {
    std::string base;
    for (const auto& component : components) {
        base += '"' + component.name + "\": " + component.value + '\n';
    }
    base += "\"@signature-params\": ";
    base += parameters;
    return base;
}

std::int64_t secondsOf(UtcTime time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

Result<SignatureInput> inputOf(const RequestHead& request) {
    HOLDFAST_TRY(const auto header, only(request, "signature-input"));
    if (!header) {
        return Error(ErrorCode::BadSignature);
    }
    return readSignatureInput(*header);
}

Result<void> checkTimes(const SignatureInput& input, UtcTime now) {
    const std::int64_t seconds = secondsOf(now);
    if (input.expires < input.created || input.expires - input.created > longestLife) {
        return Error(ErrorCode::Malformed);
    }
    if (input.created > seconds + allowedSkew) {
        return Error(ErrorCode::NotYetValid);
    }
    if (input.expires < seconds - allowedSkew) {
        return Error(ErrorCode::Expired);
    }
    return {};
}

} // namespace

std::string contentDigest(ByteView body) {
    return contentDigest(crypto::sha256(body));
}

std::string contentDigest(const crypto::Digest& digest) {
    return "sha-256=:" + toBase64(digest) + ':';
}

Result<crypto::Digest> readContentDigest(std::string_view value) {
    constexpr std::string_view prefix = "sha-256=:";
    const std::string_view text = trimmed(value);
    if (!text.starts_with(prefix) || !text.ends_with(':') || text.size() <= prefix.size()) {
        return Error(ErrorCode::Malformed);
    }
    // A second digest would need a comma, which is not base64.
    HOLDFAST_TRY(const Bytes bytes, fromBase64(text.substr(prefix.size(), text.size() - prefix.size() - 1)));
    crypto::Digest digest{};
    if (bytes.size() != digest.size()) {
        return Error(ErrorCode::Malformed);
    }
    std::ranges::copy(bytes, digest.begin());
    return digest;
}

Result<std::vector<Header>> signRequest(const RequestHead& request, const crypto::SigningKey& key,
                                        UtcTime now) {
    HOLDFAST_TRY(const auto components, componentsOf(request));
    const std::int64_t created = secondsOf(now);
    const std::string parameters = innerList(components) + ";created=" + std::to_string(created) +
                                   ";expires=" + std::to_string(created + longestLife) + ";keyid=\"" +
                                   key.publicKey().thumbprint() + "\";tag=\"holdfast\"";
    const crypto::Signature signature = key.sign(bytesOf(signatureBase(components, parameters)));
    return std::vector<Header>{{"Signature-Input", "sig1=" + parameters},
                               {"Signature", "sig1=:" + toBase64(signature) + ':'}};
}

Result<VerifiedRequest> verifyRequest(const RequestHead& request, const RequestKeyLookup& keys, UtcTime now) {
    HOLDFAST_TRY(const SignatureInput input, inputOf(request));
    HOLDFAST_TRY(const auto components, componentsOf(request));
    if (input.components != innerList(components) || input.tag != "holdfast") {
        return Error(ErrorCode::Malformed);
    }
    HOLDFAST_TRY(const auto header, only(request, "signature"));
    if (!header) {
        return Error(ErrorCode::BadSignature);
    }
    HOLDFAST_TRY(const Bytes signature, readSignatureHeader(*header));
    const auto key = keys(input.keyid);
    if (!key) {
        return Error(ErrorCode::NotCertified);
    }
    HOLDFAST_CHECK(key->verify(bytesOf(signatureBase(components, input.parameters)), signature));
    HOLDFAST_CHECK(checkTimes(input, now));
    return VerifiedRequest{input.keyid,
                           UtcTime{std::chrono::milliseconds{std::chrono::seconds{input.created}}}};
}

Result<std::string> peekKeyid(const RequestHead& request) {
    HOLDFAST_TRY(SignatureInput input, inputOf(request));
    return std::move(input.keyid);
}

} // namespace holdfast::protocol
