// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/enrolment.h"

#include "sync/protocol/json.h"

namespace holdfast::protocol {
namespace {

constexpr std::string_view macContext = "holdfast-enrolment-v1\n";

crypto::Digest macOf(ByteView request, const crypto::SecretBuffer& secret) {
    Bytes message = copyOf(bytesOf(macContext));
    message.insert(message.end(), request.begin(), request.end());
    return crypto::hmacSha256(secret.view(), message);
}

} // namespace

MacedRequest writeEnrolmentRequest(const EnrolmentRequest& request, const crypto::SecretBuffer& secret) {
    const json::Value value{{"v", 1},
                            {"enrolment", request.enrolment.text()},
                            {"signing", request.signing.base64Url()},
                            {"agent", request.agent.base64Url()},
                            {"recipient", request.recipient.text()},
                            {"created", toUnixMilliseconds(request.created)}};
    MacedRequest maced;
    maced.request = copyOf(bytesOf(json::write(value)));
    maced.mac = copyOf(macOf(maced.request, secret));
    return maced;
}

Result<EnrolmentRequest> readEnrolmentRequest(const MacedRequest& maced, const crypto::SecretBuffer& secret) {
    if (secret.empty() || !crypto::constantTimeEqual(macOf(maced.request, secret), maced.mac)) {
        return Error(ErrorCode::BadSignature);
    }
    return readUnverifiedEnrolmentRequest(maced.request);
}

Result<EnrolmentRequest> readUnverifiedEnrolmentRequest(ByteView request) {
    HOLDFAST_TRY(const json::Value value, json::parseObject(textOf(request)));
    HOLDFAST_CHECK(json::checkVersion(value));
    EnrolmentRequest result;
    HOLDFAST_TRY(result.enrolment, json::id<EnrolmentId>(value, "enrolment"));
    HOLDFAST_TRY(result.signing, json::key(value, "signing"));
    HOLDFAST_TRY(result.agent, json::key(value, "agent"));
    HOLDFAST_TRY(result.recipient, json::recipient(value, "recipient"));
    HOLDFAST_TRY(result.created, json::time(value, "created"));
    if (result.enrolment.isNil() || result.signing == result.agent) {
        return Error(ErrorCode::Malformed);
    }
    return result;
}

std::string writeMacedRequest(const MacedRequest& maced) {
    return json::write({{"request", toBase64Url(maced.request)}, {"mac", toBase64Url(maced.mac)}});
}

Result<MacedRequest> readMacedRequest(std::string_view text) {
    HOLDFAST_TRY(const json::Value value, json::parseObject(text));
    MacedRequest maced;
    HOLDFAST_TRY(maced.request, json::base64Url(value, "request"));
    HOLDFAST_TRY(maced.mac, json::base64Url(value, "mac"));
    return maced;
}

} // namespace holdfast::protocol
