// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstdlib>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace holdfast {

/// A value or the reason there is none. The only error channel of core and sync: what throws is wrapped.
/// Reading the wrong side ends the program: it is a mistake in our code, never a consequence of input.
template <typename T>
class [[nodiscard]] Result {
public:
    using Value = T;

    // Implicit on purpose: `return value;` and `return Error(...);` read as what they mean.
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, error) {}

    [[nodiscard]] explicit operator bool() const noexcept { return m_state.index() == 0; }
    [[nodiscard]] bool hasValue() const noexcept { return m_state.index() == 0; }

    [[nodiscard]] T& value() & { return *checked(std::get_if<0>(&m_state)); }
    [[nodiscard]] const T& value() const& { return *checked(std::get_if<0>(&m_state)); }
    [[nodiscard]] T&& value() && { return std::move(*checked(std::get_if<0>(&m_state))); }
    [[nodiscard]] T& operator*() & { return value(); }
    [[nodiscard]] const T& operator*() const& { return value(); }
    [[nodiscard]] T* operator->() { return &value(); }
    [[nodiscard]] const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const { return *checked(std::get_if<1>(&m_state)); }
    [[nodiscard]] ErrorCode code() const { return error().code(); }

private:
    template <typename P>
    static P* checked(P* side) {
        if (side == nullptr) {
            std::abort();
        }
        return side;
    }
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(error) {}

    [[nodiscard]] explicit operator bool() const noexcept { return !m_error; }
    [[nodiscard]] bool hasValue() const noexcept { return !m_error; }
    [[nodiscard]] const Error& error() const {
        if (!m_error) {
            std::abort();
        }
        return *m_error;
    }
    [[nodiscard]] ErrorCode code() const { return error().code(); }

private:
    std::optional<Error> m_error;
};

} // namespace holdfast

#define HOLDFAST_CONCAT_INNER(a, b) a##b
#define HOLDFAST_CONCAT(a, b) HOLDFAST_CONCAT_INNER(a, b)

#define HOLDFAST_TRY_INNER(name, declaration, expression)                                                    \
    auto name = (expression);                                                                                \
    if (!name) {                                                                                             \
        return name.error();                                                                                 \
    }                                                                                                        \
    declaration = std::move(name).value()

#define HOLDFAST_CHECK_INNER(name, expression)                                                               \
    do {                                                                                                     \
        if (auto name = (expression); !name) {                                                               \
            return name.error();                                                                             \
        }                                                                                                    \
    } while (false)

// The names are counted, not taken from the line: an expression may hold a lambda that uses these too.

/// HOLDFAST_TRY(auto file, fileSystem.open(path)); leaves the function with the error, or declares the value.
#define HOLDFAST_TRY(declaration, expression)                                                                \
    HOLDFAST_TRY_INNER(HOLDFAST_CONCAT(holdfastResult, __COUNTER__), declaration, expression)

/// HOLDFAST_CHECK(file.sync()); leaves the function with the error when there is one.
#define HOLDFAST_CHECK(expression)                                                                           \
    HOLDFAST_CHECK_INNER(HOLDFAST_CONCAT(holdfastChecked, __COUNTER__), expression)
