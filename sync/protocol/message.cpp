// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/protocol/message.h"

#include "sync/protocol/json.h"

#include <limits>

namespace holdfast::protocol {

Result<Bytes> sealMessage(const Message& message, const crypto::SigningKey& sender,
                          const crypto::AgeRecipient& recipient) {
    HOLDFAST_TRY(json::Value body, json::parseObject(message.body));
    const json::Value value{{"v", 1},
                            {"id", message.id.text()},
                            {"type", message.type},
                            {"to", message.to.text()},
                            {"seq", message.seq},
                            {"created", toUnixMilliseconds(message.created)},
                            {"body", std::move(body)}};
    std::string jws = crypto::signJws(sender, messageType, bytesOf(json::write(value)));
    auto sealed = crypto::ageSeal(bytesOf(jws), {recipient});
    crypto::wipe(jws);
    return sealed;
}

Result<OpenedMessage> openMessage(ByteView ciphertext, const crypto::AgeIdentity& identity,
                                  const Trust& trust, CertificateKind kind, EnrolmentId self, UtcTime at) {
    HOLDFAST_TRY(const crypto::SecretBuffer opened, crypto::ageOpen(ciphertext, identity));
    HOLDFAST_TRY(const crypto::Jws verified, trust.verify(textOf(opened.view()), messageType, kind, at));
    HOLDFAST_TRY(const json::Value value, json::parseObject(textOf(verified.payload)));
    HOLDFAST_CHECK(json::checkVersion(value));
    OpenedMessage result;
    result.sender = verified.kid;
    Message& message = result.message;
    HOLDFAST_TRY(message.to, json::id<EnrolmentId>(value, "to"));
    if (message.to != self) {
        return Error(ErrorCode::OutOfScope);
    }
    HOLDFAST_TRY(message.id, json::id<MessageId>(value, "id"));
    HOLDFAST_TRY(message.type, json::text(value, "type"));
    HOLDFAST_TRY(message.seq, json::integer(value, "seq", 1, std::numeric_limits<std::int64_t>::max()));
    HOLDFAST_TRY(message.created, json::time(value, "created"));
    HOLDFAST_TRY(const auto* body, json::object(value, "body"));
    message.body = json::write(*body);
    return result;
}

} // namespace holdfast::protocol
