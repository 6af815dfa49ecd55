// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/server_time.h"

#include "sync/protocol/json.h"
#include "sync/protocol/payload.h"

namespace holdfast::protocol {
namespace {

struct ServerTime {
    UtcTime time;
    crypto::Digest request{};
};

Result<ServerTime> readServerTime(ByteView payload) {
    HOLDFAST_TRY(const auto value, json::parseObject(textOf(payload)));
    HOLDFAST_CHECK(json::checkVersion(value));
    ServerTime said;
    HOLDFAST_TRY(said.time, json::time(value, "time"));
    HOLDFAST_TRY(said.request, json::digest(value, "request"));
    return said;
}

} // namespace

std::string signServerTime(const crypto::SigningKey& gateway, UtcTime now,
                           std::string_view requestSignature) {
    const json::Value value{{"v", 1},
                            {"time", toUnixMilliseconds(now)},
                            {"request", toHex(crypto::sha256(bytesOf(requestSignature)))}};
    return crypto::signJws(gateway, serverTimeType, bytesOf(json::write(value)));
}

Result<UtcTime> verifyServerTime(std::string_view jws, const Trust& trust,
                                 std::string_view requestSignature) {
    // Only to learn at which time the certificate must count; believed once the signature is.
    HOLDFAST_TRY(const Bytes claimed, unverifiedPayload(jws, serverTimeType));
    HOLDFAST_TRY(const ServerTime shape, readServerTime(claimed));
    HOLDFAST_TRY(const crypto::Jws verified,
                 trust.verify(jws, serverTimeType, CertificateKind::Gateway, shape.time));
    HOLDFAST_TRY(const ServerTime said, readServerTime(verified.payload));
    if (said.request != crypto::sha256(bytesOf(requestSignature))) {
        return Error(ErrorCode::Replayed);
    }
    return said.time;
}

} // namespace holdfast::protocol
