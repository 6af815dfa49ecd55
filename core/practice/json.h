// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/visit_record.h"

namespace holdfast::practice {

/// The JSON of a value, compact, with "version":1. README.md lists the members. Text that is not UTF-8 is
/// written with replacement characters rather than refused: capture is never blocked.
/// For Case, Person, Visit, Entry, PaperItem, Scan, CaseRecord, VisitRecord, AssignedVisit.
template <typename T>
[[nodiscard]] std::string toJson(const T& value);

/// Malformed: not JSON, a missing or mistyped member, one named twice, or an enum value this build does not
/// know. Unsupported: a later version. TooLarge: over maximumJsonBytes. Unknown members are ignored. A
/// VisitRecord whose restricted marks disagree with the handling inside it is Malformed.
template <typename T>
[[nodiscard]] Result<T> fromJson(std::string_view text);

inline constexpr std::size_t maximumJsonBytes = 16U * 1024U * 1024U;

extern template std::string toJson(const Case&);
extern template std::string toJson(const Person&);
extern template std::string toJson(const Visit&);
extern template std::string toJson(const Entry&);
extern template std::string toJson(const PaperItem&);
extern template std::string toJson(const Scan&);
extern template std::string toJson(const CaseRecord&);
extern template std::string toJson(const VisitRecord&);
extern template std::string toJson(const AssignedVisit&);
extern template Result<Case> fromJson(std::string_view);
extern template Result<Person> fromJson(std::string_view);
extern template Result<Visit> fromJson(std::string_view);
extern template Result<Entry> fromJson(std::string_view);
extern template Result<PaperItem> fromJson(std::string_view);
extern template Result<Scan> fromJson(std::string_view);
extern template Result<CaseRecord> fromJson(std::string_view);
extern template Result<VisitRecord> fromJson(std::string_view);
extern template Result<AssignedVisit> fromJson(std::string_view);

} // namespace holdfast::practice
