// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/signature_input.h"

#include <charconv>
#include <set>

namespace holdfast::protocol {
namespace {

constexpr std::string_view label = "sig1=";
constexpr std::size_t longestHeader = 2048;

/// `"name" "name"`: quoted words with one space between, each once.
Result<void> checkComponents(std::string_view list) {
    std::set<std::string_view> seen;
    while (!list.empty()) {
        const auto close = list.find('"', 1);
        if (list.front() != '"' || close == std::string_view::npos || close == 1 ||
            !seen.insert(list.substr(1, close - 1)).second) {
            return Error(ErrorCode::Malformed);
        }
        list.remove_prefix(close + 1);
        if (!list.empty() && (list.front() != ' ' || list.size() == 1)) {
            return Error(ErrorCode::Malformed);
        }
        list.remove_prefix(list.empty() ? 0 : 1);
    }
    return {};
}

Result<std::int64_t> number(std::string_view text) {
    constexpr std::size_t mostDigits = 12;
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || text.size() > mostDigits || value < 0) {
        return Error(ErrorCode::Malformed);
    }
    return value;
}

/// Words of letters, digits, '-' and '_': thumbprints and our tag, so no escapes to think of.
Result<std::string> quoted(std::string_view text) {
    constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (text.size() < 3 || text.front() != '"' || text.back() != '"' ||
        text.substr(1, text.size() - 2).find_first_not_of(allowed) != std::string_view::npos) {
        return Error(ErrorCode::Malformed);
    }
    return std::string(text.substr(1, text.size() - 2));
}

Result<void> readParameter(std::string_view name, std::string_view value, SignatureInput& input) {
    if (name == "created") {
        HOLDFAST_TRY(input.created, number(value));
    } else if (name == "expires") {
        HOLDFAST_TRY(input.expires, number(value));
    } else if (name == "keyid") {
        HOLDFAST_TRY(input.keyid, quoted(value));
    } else if (name == "tag") {
        HOLDFAST_TRY(input.tag, quoted(value));
    } else {
        return Error(ErrorCode::Malformed);
    }
    return {};
}

} // namespace

Result<SignatureInput> readSignatureInput(std::string_view header) {
    if (header.size() > longestHeader || !header.starts_with(label)) {
        return Error(ErrorCode::Malformed);
    }
    header.remove_prefix(label.size());
    const auto close = header.find(')');
    if (close == std::string_view::npos || header.front() != '(') {
        return Error(ErrorCode::Malformed);
    }
    SignatureInput input;
    input.parameters = header;
    input.components = header.substr(0, close + 1);
    HOLDFAST_CHECK(checkComponents(header.substr(1, close - 1)));
    std::string_view rest = header.substr(close + 1);
    std::set<std::string_view> seen;
    while (!rest.empty()) {
        if (rest.front() != ';') {
            return Error(ErrorCode::Malformed);
        }
        rest.remove_prefix(1);
        const auto end = rest.find(';');
        const std::string_view one = rest.substr(0, end);
        const auto equals = one.find('=');
        if (equals == std::string_view::npos || !seen.insert(one.substr(0, equals)).second) {
            return Error(ErrorCode::Malformed);
        }
        HOLDFAST_CHECK(readParameter(one.substr(0, equals), one.substr(equals + 1), input));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
    }
    constexpr std::size_t parameterCount = 4;
    if (seen.size() != parameterCount) {
        return Error(ErrorCode::Malformed);
    }
    return input;
}

Result<Bytes> readSignatureHeader(std::string_view header) {
    constexpr std::string_view open = "sig1=:";
    if (header.size() > longestHeader || !header.starts_with(open) || header.size() <= open.size() ||
        header.back() != ':') {
        return Error(ErrorCode::Malformed);
    }
    return fromBase64(header.substr(open.size(), header.size() - open.size() - 1));
}

} // namespace holdfast::protocol
