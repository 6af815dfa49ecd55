// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/protocol/enrolment.h"
#include "sync/protocol/envelope.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// What the app knows of the agent: sync/protocol/README.md, "The agent's socket".
namespace holdfast::agent {

enum class Enrolled { No, Yes };

struct AgentHello {
    crypto::VerifyingKey agentKey; ///< made by the agent on first use
    Enrolled enrolled = Enrolled::No;
};

/// What the agent needs of the enrolment code; the secret stays with the app.
struct EnrolOrder {
    std::string gateway;
    std::vector<std::string> pins;
    std::vector<crypto::VerifyingKey> roots;
    CouncilId council;
    EnrolmentId enrolment;
    protocol::MacedRequest request;
};

/// An envelope to be kept and sent. Its parts already lie in the home's sealed folder under their ids.
struct Submission {
    RecordId record;
    std::int64_t revision = 1;
    protocol::Lane lane = protocol::Lane::Record;
    Bytes envelope;
    std::vector<protocol::PartName> parts; ///< the body first when it travels as a part
};

enum class ItemState {
    Queued,
    Sending,
    Stored,   ///< the gateway's receipt verified
    Received, ///< the case system's receipt verified: the only one that shows the tick
    Refused,  ///< by the case system, with a reason
    Parked,   ///< set aside with its problem; never deleted
};

struct AgentItem {
    RecordId record;
    std::int64_t revision = 1;
    protocol::Lane lane = protocol::Lane::Record;
    ItemState state = ItemState::Queued;
    std::uint64_t sentBytes = 0;
    std::uint64_t totalBytes = 0;
    std::int64_t attempts = 0;
    std::optional<UtcTime> nextTry;
    std::string problem;  ///< a problem word or an error name; empty when there is none
    std::string stored;   ///< the JWS, empty before there is one
    std::string received; ///< the JWS, empty before there is one; also when refused
};

enum class DownKind { Receipt, Message, Order, Certificate };

/// Something that came down, numbered by the agent from 1.
struct NumberedEvent {
    std::int64_t number = 0;
    DownKind kind = DownKind::Message;
    std::string data; ///< base64 of age for a message, the JWS otherwise
};

enum class NetworkState { Unknown, Reachable, Unreachable, WrongServer, NotEnrolled };

struct AgentStatus {
    NetworkState network = NetworkState::Unknown;
    std::optional<UtcTime> lastContact;
    std::int64_t waiting = 0;  ///< not yet received, refused or parked
    std::int64_t needsYou = 0; ///< parked or refused
    std::string problem;       ///< why nothing gets through now; a problem word or an error name
};

/// Something that happened. After Connected, ask for items, events and status again: what was said meanwhile
/// is not repeated.
struct AgentEvent {
    enum class Kind { Connected, Disconnected, Changed, Mail, Enrolled, EnrolmentRefused };
    Kind kind = Kind::Changed;
    std::string certificate;                ///< Enrolled: the JWS
    protocol::Directory directory;          ///< Enrolled
    ErrorCode error = ErrorCode::Cancelled; ///< EnrolmentRefused
};
using AgentEventHandler = std::function<void(const AgentEvent&)>;

/// The app's one way to the agent. Calls block until the answer or a time limit, so make them from a worker
/// thread; they are thread-safe. AgentUnavailable when there is no connection: nothing is lost by asking
/// again, since every request may be repeated. Never call from inside the event handler (InvalidState).
class AgentLink {
public:
    virtual ~AgentLink() = default;

    /// Called from a thread of the link's own. Set once, before the first call; returns only short work.
    virtual void setEventHandler(AgentEventHandler handler) = 0;

    [[nodiscard]] virtual Result<AgentHello> hello() = 0;
    /// Accepted at once; an Enrolled or EnrolmentRefused event follows. The same order again gives the event
    /// again; another order once enrolled is AlreadyExists.
    [[nodiscard]] virtual Result<void> enrol(const EnrolOrder& order) = 0;
    /// Success when durable. The same bytes again: success. Other bytes for a record and revision: Conflict.
    [[nodiscard]] virtual Result<void> submit(const Submission& submission) = 0;
    [[nodiscard]] virtual Result<std::vector<AgentItem>> items() = 0;
    /// In order, from `after` + 1; perhaps not all of them at once: ask again after the last until none come.
    [[nodiscard]] virtual Result<std::vector<NumberedEvent>> events(std::int64_t after) = 0;
    /// Everything through this number is durable in the app.
    [[nodiscard]] virtual Result<void> eventsTaken(std::int64_t through) = 0;
    [[nodiscard]] virtual Result<void> sendNow() = 0;
    [[nodiscard]] virtual Result<AgentStatus> status() = 0;
    /// The agent ends cleanly.
    [[nodiscard]] virtual Result<void> stop() = 0;
};

[[nodiscard]] std::string_view name(ItemState state) noexcept;
[[nodiscard]] std::optional<ItemState> itemStateFromName(std::string_view text) noexcept;
[[nodiscard]] std::string_view name(DownKind kind) noexcept;
[[nodiscard]] std::optional<DownKind> downKindFromName(std::string_view text) noexcept;
[[nodiscard]] std::string_view name(NetworkState state) noexcept;
[[nodiscard]] std::optional<NetworkState> networkStateFromName(std::string_view text) noexcept;

} // namespace holdfast::agent
