// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/gateway/call.h"

namespace holdfast::gateway {

/// Bytes of one part on their way to the disk: POST with a body, or PATCH. They are written from `offset` on
/// as they come and count only when the request's digest was right and they are durable.
class PartUpload final : public Exchange {
public:
    enum class Kind {
        Create,  ///< the part's row is made (or joined) together with the first bytes
        Advance, ///< the row is there and `offset` bytes count
        Discard, ///< nothing is written: the part was further along already, or there are no bytes
    };
    struct Plan {
        Kind kind = Kind::Advance;
        StoredPart part;
        std::uint64_t length = 0;                ///< of the body
        crypto::Digest digest{};                 ///< of the body, as signed
        std::shared_ptr<Uploads::Ticket> ticket; ///< null for Discard
        std::unique_ptr<File> file;              ///< null for Discard
    };
    PartUpload(const Context& context, Plan plan);
    PartUpload(const PartUpload&) = delete;
    PartUpload& operator=(const PartUpload&) = delete;
    ~PartUpload() override;

    std::optional<Answer> take(ByteView bytes) override;
    void finish(AnswerDone done) override;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// Headers that each tus answer carries.
[[nodiscard]] Answer tusAnswer(unsigned status);
void addOffset(Answer& answer, const StoredPart& part, std::uint64_t committed);

} // namespace holdfast::gateway
