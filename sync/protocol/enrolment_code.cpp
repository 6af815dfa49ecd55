// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/enrolment.h"
#include "sync/protocol/json.h"

#include <algorithm>
#include <cstring>
#include <sodium.h>

/// The code holds a secret, so its text never enters an ordinary string: the JSON is read and written with an
/// empty secret, which is put in and cut out here, inside guarded memory.
namespace holdfast::protocol {
namespace {

constexpr std::string_view prefix = "holdfast1:";
constexpr std::string_view secretOpening = R"("secret":")";
constexpr std::size_t secretSize = 32;
constexpr std::size_t longestCode = 16'384;
constexpr std::size_t mostPins = 4;
constexpr std::size_t mostRoots = 4;
constexpr int urlVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

char* charsOf(MutableByteView bytes) {
    return reinterpret_cast<char*>(bytes.data());
}

/// Base64url without an ordinary string between.
Result<crypto::SecretBuffer> encode(ByteView bytes) {
    const std::size_t room = sodium_base64_encoded_len(bytes.size(), urlVariant); // with the final zero
    HOLDFAST_TRY(crypto::SecretBuffer text, crypto::SecretBuffer::create(room));
    sodium_bin2base64(charsOf(text.span()), room, bytes.data(), bytes.size(), urlVariant);
    return crypto::SecretBuffer::copyOf(text.view().first(room - 1));
}

Result<crypto::SecretBuffer> decode(ByteView text) {
    HOLDFAST_TRY(crypto::SecretBuffer bytes, crypto::SecretBuffer::create(text.size() + 1));
    std::size_t count = 0;
    const char* end = nullptr;
    const char* first = textOf(text).data();
    if (text.empty() ||
        sodium_base642bin(bytes.span().data(), bytes.size(), first, text.size(), nullptr, &count, &end,
                          urlVariant) != 0 ||
        end != first + text.size()) {
        return Error(ErrorCode::Malformed);
    }
    return crypto::SecretBuffer::copyOf(bytes.view().first(count));
}

Result<crypto::SecretBuffer> joined(std::initializer_list<ByteView> pieces) {
    std::size_t size = 0;
    for (const auto piece : pieces) {
        size += piece.size();
    }
    HOLDFAST_TRY(crypto::SecretBuffer whole, crypto::SecretBuffer::create(size));
    auto out = whole.span().begin();
    for (const auto piece : pieces) {
        out = std::ranges::copy(piece, out).out;
    }
    return whole;
}

bool isPin(std::string_view pin) {
    const auto bytes = fromBase64(pin);
    return bytes && bytes->size() == crypto::Digest{}.size();
}

/// https://host or https://host:port, of the characters such a thing is made of.
bool isOrigin(std::string_view url) {
    constexpr std::string_view scheme = "https://";
    constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:[]";
    return url.starts_with(scheme) && url.size() > scheme.size() && url.size() <= 300 &&
           url.substr(scheme.size()).find_first_not_of(allowed) == std::string_view::npos;
}

bool isWhole(const EnrolmentCode& code) {
    return isOrigin(code.gateway) && !code.pins.empty() && code.pins.size() <= mostPins &&
           std::ranges::all_of(code.pins, isPin) && !code.roots.empty() && code.roots.size() <= mostRoots &&
           !code.council.isNil() && !code.enrolment.isNil() && !code.person.isNil() && !code.team.isNil() &&
           code.secret.size() == secretSize;
}

json::Value withoutSecret(const EnrolmentCode& code) {
    json::Value roots = json::Value::array();
    for (const auto& root : code.roots) {
        roots.push_back(root.base64Url());
    }
    return {{"v", 1},
            {"gateway", code.gateway},
            {"pins", code.pins},
            {"roots", std::move(roots)},
            {"council", code.council.text()},
            {"enrolment", code.enrolment.text()},
            {"person", code.person.text()},
            {"name", code.name},
            {"role", name(code.role)},
            {"team", code.team.text()},
            {"secret", ""},
            {"expires", toUnixMilliseconds(code.expires)}};
}

Result<EnrolmentCode> readWithoutSecret(std::string_view text) {
    HOLDFAST_TRY(const json::Value value, json::parseObject(text));
    HOLDFAST_CHECK(json::checkVersion(value));
    EnrolmentCode code;
    HOLDFAST_TRY(code.gateway, json::text(value, "gateway"));
    HOLDFAST_TRY(code.pins, json::texts(value, "pins"));
    HOLDFAST_TRY(const auto roots, json::texts(value, "roots"));
    for (const auto& root : roots) {
        HOLDFAST_TRY(code.roots.emplace_back(), crypto::VerifyingKey::fromBase64Url(root));
    }
    HOLDFAST_TRY(code.council, json::id<CouncilId>(value, "council"));
    HOLDFAST_TRY(code.enrolment, json::id<EnrolmentId>(value, "enrolment"));
    HOLDFAST_TRY(code.person, json::id<PractitionerId>(value, "person"));
    HOLDFAST_TRY(code.name, json::text(value, "name"));
    HOLDFAST_TRY(const std::string role, json::text(value, "role"));
    const auto known = roleFromName(role);
    HOLDFAST_TRY(code.team, json::id<TeamId>(value, "team"));
    HOLDFAST_TRY(const std::string emptied, json::text(value, "secret"));
    HOLDFAST_TRY(code.expires, json::time(value, "expires"));
    if (!known || !emptied.empty()) {
        return Error(ErrorCode::Malformed);
    }
    code.role = *known;
    return code;
}

/// Text without white space; longer than any code is TooLarge.
Result<crypto::SecretBuffer> compacted(ByteView text) {
    if (text.size() > longestCode) {
        return Error(ErrorCode::TooLarge);
    }
    HOLDFAST_TRY(crypto::SecretBuffer kept, crypto::SecretBuffer::create(text.size() + 1));
    std::size_t count = 0;
    for (const auto byte : text) {
        if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n') {
            kept.span()[count++] = byte;
        }
    }
    return crypto::SecretBuffer::copyOf(kept.view().first(count));
}

} // namespace

Result<crypto::SecretBuffer> writeEnrolmentCode(const EnrolmentCode& code) {
    if (!isWhole(code)) {
        return Error(ErrorCode::InvalidArgument);
    }
    const std::string text = json::write(withoutSecret(code));
    // Quotes inside a name are escaped, so this can only be the member itself.
    const auto place = text.find(secretOpening) + secretOpening.size();
    HOLDFAST_TRY(const crypto::SecretBuffer secret, encode(code.secret.view()));
    HOLDFAST_TRY(const crypto::SecretBuffer whole,
                 joined({bytesOf(text).first(place), secret.view(), bytesOf(text).subspan(place)}));
    HOLDFAST_TRY(const crypto::SecretBuffer encoded, encode(whole.view()));
    return joined({bytesOf(prefix), encoded.view()});
}

Result<EnrolmentCode> readEnrolmentCode(const crypto::SecretBuffer& text) {
    HOLDFAST_TRY(const crypto::SecretBuffer compact, compacted(text.view()));
    if (!textOf(compact.view()).starts_with(prefix)) {
        return Error(ErrorCode::Malformed);
    }
    HOLDFAST_TRY(const crypto::SecretBuffer whole, decode(compact.view().subspan(prefix.size())));
    const std::string_view inside = textOf(whole.view());
    const auto found = inside.find(secretOpening);
    if (found == std::string_view::npos ||
        inside.find(secretOpening, found + secretOpening.size()) != std::string_view::npos) {
        return Error(ErrorCode::Malformed);
    }
    const auto start = found + secretOpening.size();
    const auto end = inside.find('"', start);
    if (end == std::string_view::npos) {
        return Error(ErrorCode::Malformed);
    }
    HOLDFAST_TRY(crypto::SecretBuffer secret, decode(whole.view().subspan(start, end - start)));
    std::string rest{inside.substr(0, start)};
    rest += inside.substr(end);
    HOLDFAST_TRY(EnrolmentCode code, readWithoutSecret(rest));
    code.secret = std::move(secret);
    if (!isWhole(code)) {
        return Error(ErrorCode::Malformed);
    }
    return code;
}

} // namespace holdfast::protocol
