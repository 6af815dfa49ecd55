// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/crypto/secret.h"

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::store {

/// One prepared statement, and the row it stands on. Belongs to its Database's thread and must be gone before
/// the Database is. Parameters are numbered from 1, columns from 0, as in SQLite.
///
///     HOLDFAST_TRY(auto statement, database.prepare("SELECT id, name FROM person WHERE case_id = ?"));
///     HOLDFAST_CHECK(statement.bindAll(caseId));
///     for (;;) {
///         HOLDFAST_TRY(const bool row, statement.step());
///         if (!row) break;
///         HOLDFAST_TRY(const auto id, statement.id<PersonId>(0));
///         use(id, statement.text(1));
///     }
class Statement {
public:
    struct Native;
    explicit Statement(std::unique_ptr<Native> native);
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) noexcept;
    ~Statement();

    // Text and bytes are copied; what is bound stays bound until reset().
    [[nodiscard]] Result<void> bind(int parameter, std::int64_t value);
    [[nodiscard]] Result<void> bind(int parameter, double value);
    [[nodiscard]] Result<void> bind(int parameter, std::string_view text);
    [[nodiscard]] Result<void> bind(int parameter, ByteView bytes);
    [[nodiscard]] Result<void> bind(int parameter, std::nullptr_t);
    [[nodiscard]] Result<void> bind(int parameter, const crypto::SecretBuffer& secret) {
        return bind(parameter, secret.view());
    }
    [[nodiscard]] Result<void> bind(int parameter, const char* text) {
        return bind(parameter, std::string_view{text});
    }
    [[nodiscard]] Result<void> bind(int parameter, const std::string& text) {
        return bind(parameter, std::string_view{text});
    }
    [[nodiscard]] Result<void> bind(int parameter, const Bytes& bytes) {
        return bind(parameter, ByteView{bytes});
    }
    template <std::size_t size>
    [[nodiscard]] Result<void> bind(int parameter, const std::array<std::uint8_t, size>& bytes) {
        return bind(parameter, ByteView{bytes});
    }
    /// 16 bytes.
    [[nodiscard]] Result<void> bind(int parameter, const Uuid& id) { return bind(parameter, id.bytes()); }
    template <typename Tag>
    [[nodiscard]] Result<void> bind(int parameter, const Id<Tag>& id) {
        return bind(parameter, id.bytes());
    }
    /// Milliseconds since 1970.
    [[nodiscard]] Result<void> bind(int parameter, UtcTime time) {
        return bind(parameter, std::int64_t{toUnixMilliseconds(time)});
    }
    /// TooLarge when it does not fit SQLite's signed 64 bits.
    template <std::integral T>
    [[nodiscard]] Result<void> bind(int parameter, T value) {
        if (!std::in_range<std::int64_t>(static_cast<Widest<T>>(value))) {
            return Error(ErrorCode::TooLarge);
        }
        return bind(parameter, static_cast<std::int64_t>(value));
    }
    template <typename T>
    [[nodiscard]] Result<void> bind(int parameter, const std::optional<T>& value) {
        return value ? bind(parameter, *value) : bind(parameter, nullptr);
    }
    /// Binds parameters 1, 2, 3 ... in order.
    template <typename... Values>
    [[nodiscard]] Result<void> bindAll(const Values&... values) {
        int parameter = 0;
        Result<void> result;
        // The fold stops at the first failure.
        static_cast<void>(((result = bind(++parameter, values), result.hasValue()) && ...));
        return result;
    }

    /// True while there is a row; false at the end.
    [[nodiscard]] Result<bool> step();
    /// Runs to the end, ignoring rows.
    [[nodiscard]] Result<void> run();
    /// Ready to bind and run again; parameters are cleared.
    [[nodiscard]] Result<void> reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Bytes blob(int column) const;
    [[nodiscard]] Result<crypto::SecretBuffer> secret(int column) const;
    [[nodiscard]] UtcTime time(int column) const { return fromUnixMilliseconds(integer(column)); }
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(int column) const;
    [[nodiscard]] std::optional<std::string> optionalText(int column) const;
    [[nodiscard]] std::optional<UtcTime> optionalTime(int column) const;
    /// StoreDamaged when the column does not hold 16 bytes.
    template <typename IdType>
    [[nodiscard]] Result<IdType> id(int column) const {
        auto value = IdType::fromBytes(view(column));
        if (!value) {
            return Error(ErrorCode::StoreDamaged);
        }
        return *value;
    }
    template <typename IdType>
    [[nodiscard]] Result<std::optional<IdType>> optionalId(int column) const {
        if (isNull(column)) {
            return std::optional<IdType>{};
        }
        HOLDFAST_TRY(const IdType value, id<IdType>(column));
        return std::optional<IdType>{value};
    }
    /// The column's bytes in place: valid until the next step or reset.
    [[nodiscard]] ByteView view(int column) const;

private:
    template <typename T>
    using Widest =
        std::conditional_t<std::signed_integral<T> || std::same_as<T, bool>, std::int64_t, std::uint64_t>;
    std::unique_ptr<Native> m_native;
};

} // namespace holdfast::store
