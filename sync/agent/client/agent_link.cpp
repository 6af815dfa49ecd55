// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/agent/client/agent_link.h"

#include <array>
#include <utility>

namespace holdfast::agent {
namespace {

template <typename Enum, std::size_t size>
using Names = std::array<std::pair<Enum, std::string_view>, size>;

constexpr Names<ItemState, 6> itemStates{{{ItemState::Queued, "queued"},
                                          {ItemState::Sending, "sending"},
                                          {ItemState::Stored, "stored"},
                                          {ItemState::Received, "received"},
                                          {ItemState::Refused, "refused"},
                                          {ItemState::Parked, "parked"}}};
constexpr Names<DownKind, 4> downKinds{{{DownKind::Receipt, "receipt"},
                                        {DownKind::Message, "message"},
                                        {DownKind::Order, "order"},
                                        {DownKind::Certificate, "certificate"}}};
constexpr Names<NetworkState, 5> networkStates{{{NetworkState::Unknown, "unknown"},
                                                {NetworkState::Reachable, "reachable"},
                                                {NetworkState::Unreachable, "unreachable"},
                                                {NetworkState::WrongServer, "wrong_server"},
                                                {NetworkState::NotEnrolled, "not_enrolled"}}};

template <typename Enum, std::size_t size>
std::string_view nameIn(const Names<Enum, size>& names, Enum value) noexcept {
    for (const auto& [known, text] : names) {
        if (known == value) {
            return text;
        }
    }
    return {};
}

template <typename Enum, std::size_t size>
std::optional<Enum> valueIn(const Names<Enum, size>& names, std::string_view text) noexcept {
    for (const auto& [value, known] : names) {
        if (known == text) {
            return value;
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view name(ItemState state) noexcept {
    return nameIn(itemStates, state);
}
std::optional<ItemState> itemStateFromName(std::string_view text) noexcept {
    return valueIn(itemStates, text);
}
std::string_view name(DownKind kind) noexcept {
    return nameIn(downKinds, kind);
}
std::optional<DownKind> downKindFromName(std::string_view text) noexcept {
    return valueIn(downKinds, text);
}
std::string_view name(NetworkState state) noexcept {
    return nameIn(networkStates, state);
}
std::optional<NetworkState> networkStateFromName(std::string_view text) noexcept {
    return valueIn(networkStates, text);
}

} // namespace holdfast::agent
