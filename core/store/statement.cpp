// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/statement_native.h"

#include "core/store/sqlite_error.h"

#include <SQLiteCpp/Exception.h>
#include <cstdlib>
#include <sqlite3.h>

namespace holdfast::store {
namespace {

template <typename Call>
Result<void> guarded(Call call) {
    try {
        call();
        return {};
    } catch (const SQLite::Exception& exception) {
        return sqliteError(exception.getExtendedErrorCode() > 0 ? exception.getExtendedErrorCode()
                                                                : exception.getErrorCode());
    } catch (const std::bad_alloc&) {
        return Error(ErrorCode::OutOfMemory);
    }
}

/// A column that is not there is a mistake in our code.
SQLite::Column columnOf(const Statement::Native& native, int column) {
    try {
        return native.statement.getColumn(column);
    } catch (const SQLite::Exception&) {
        std::abort();
    }
}

} // namespace

Statement::Statement(std::unique_ptr<Native> native) : m_native(std::move(native)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

Result<void> Statement::bind(int parameter, std::int64_t value) {
    return guarded([&] { m_native->statement.bind(parameter, value); });
}

Result<void> Statement::bind(int parameter, double value) {
    return guarded([&] { m_native->statement.bind(parameter, value); });
}

Result<void> Statement::bind(int parameter, std::string_view text) {
    return guarded([&] { m_native->statement.bind(parameter, std::string{text}); });
}

Result<void> Statement::bind(int parameter, ByteView bytes) {
    // SQLite takes a null pointer for NULL, and empty is not NULL.
    const void* data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
    return guarded([&] { m_native->statement.bind(parameter, data, static_cast<int>(bytes.size())); });
}

Result<void> Statement::bind(int parameter, std::nullptr_t) {
    return guarded([&] { m_native->statement.bind(parameter); });
}

Result<bool> Statement::step() {
    const int code = m_native->statement.tryExecuteStep();
    if (code == SQLITE_ROW || code == SQLITE_DONE) {
        return code == SQLITE_ROW;
    }
    static_cast<void>(m_native->statement.tryReset());
    return sqliteError(code);
}

Result<void> Statement::run() {
    for (;;) {
        HOLDFAST_TRY(const bool row, step());
        if (!row) {
            return {};
        }
    }
}

Result<void> Statement::reset() {
    static_cast<void>(m_native->statement.tryReset()); // repeats the error of the last step
    return guarded([&] { m_native->statement.clearBindings(); });
}

bool Statement::isNull(int column) const {
    return columnOf(*m_native, column).isNull();
}
std::int64_t Statement::integer(int column) const {
    return columnOf(*m_native, column).getInt64();
}
double Statement::real(int column) const {
    return columnOf(*m_native, column).getDouble();
}

ByteView Statement::view(int column) const {
    const SQLite::Column value = columnOf(*m_native, column);
    const auto* data = static_cast<const std::uint8_t*>(value.getBlob());
    return {data, data == nullptr ? 0 : static_cast<std::size_t>(value.getBytes())};
}

std::string Statement::text(int column) const {
    return std::string{textOf(view(column))};
}
Bytes Statement::blob(int column) const {
    return copyOf(view(column));
}

Result<crypto::SecretBuffer> Statement::secret(int column) const {
    return crypto::SecretBuffer::copyOf(view(column));
}

std::optional<std::int64_t> Statement::optionalInteger(int column) const {
    return isNull(column) ? std::nullopt : std::optional{integer(column)};
}

std::optional<std::string> Statement::optionalText(int column) const {
    return isNull(column) ? std::nullopt : std::optional{text(column)};
}

std::optional<UtcTime> Statement::optionalTime(int column) const {
    return isNull(column) ? std::nullopt : std::optional{time(column)};
}

} // namespace holdfast::store
