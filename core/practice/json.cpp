// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/practice/json.h"

#include "core/practice/json_record_fields.h"

#include <algorithm>
#include <set>

namespace holdfast::practice {
namespace {

constexpr std::int64_t formatVersion = 1;

template <typename T>
[[nodiscard]] bool isConsistent(const T&) {
    return true;
}

/// Parses text in which no object names a member twice: two programs could read such text differently, and
/// one of them without a mark. Discarded (is_discarded) otherwise.
[[nodiscard]] Json parseStrictly(std::string_view text) {
    std::vector<std::set<std::string, std::less<>>> names; // of the objects that are open
    bool twice = false;
    const Json::parser_callback_t watch = [&](int, Json::parse_event_t event, Json& parsed) {
        if (event == Json::parse_event_t::object_start) {
            names.emplace_back();
        } else if (event == Json::parse_event_t::object_end && !names.empty()) {
            names.pop_back();
        } else if (event == Json::parse_event_t::key && !names.empty()) {
            twice = twice || !names.back().insert(parsed.get_ref<const std::string&>()).second;
        }
        return true;
    };
    Json json = Json::parse(text, watch, false);
    return twice ? Json(Json::value_t::discarded) : json;
}

/// A mark inside is a mark outside, and nothing restricted lies in the part that everyone may read.
[[nodiscard]] bool isConsistent(const VisitRecord& record) {
    const bool marked =
        std::ranges::all_of(record.entries,
                            [](const RecordedEntry& recorded) {
                                return recorded.restricted || (!recorded.entry.handling.isRestricted() &&
                                                               recorded.notSettled.empty());
                            }) &&
        std::ranges::all_of(record.paperItems, [](const RecordedPaperItem& recorded) {
            return recorded.restricted ||
                   (!recorded.item.handling.isRestricted() && recorded.notSettled.empty());
        });
    const auto isRestrictedPart = [](const auto& recorded) { return recorded.restricted; };
    const bool clean = std::ranges::none_of(record.entries, isRestrictedPart) &&
                       std::ranges::none_of(record.paperItems, isRestrictedPart) &&
                       std::ranges::none_of(record.scans, isRestrictedPart) &&
                       std::ranges::none_of(record.findings,
                                            [](const RecordedFinding& finding) {
                                                return finding.restricted || speaksRestricted(finding.rule);
                                            }) &&
                       std::ranges::none_of(inOneList(record.records), isRestricted);
    return marked && (record.part != RecordPart::Ordinary || clean);
}

} // namespace

template <typename T>
std::string toJson(const T& value) {
    JsonWriter writer;
    writer.need("version", formatVersion);
    fields(writer, value);
    return writer.take().dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <typename T>
Result<T> fromJson(std::string_view text) {
    if (text.size() > maximumJsonBytes) {
        return Error(ErrorCode::TooLarge);
    }
    const Json json = parseStrictly(text);
    if (!json.is_object()) {
        return Error(ErrorCode::Malformed);
    }
    JsonReader reader{json};
    std::int64_t version = 0;
    reader.need("version", version);
    if (!reader.isGood() || version < 1) {
        return Error(ErrorCode::Malformed);
    }
    if (version > formatVersion) {
        return Error(ErrorCode::Unsupported, version);
    }
    T value{};
    fields(reader, value);
    if (!reader.isGood() || !isConsistent(value)) {
        return Error(ErrorCode::Malformed);
    }
    return value;
}

template std::string toJson(const Case&);
template std::string toJson(const Person&);
template std::string toJson(const Visit&);
template std::string toJson(const Entry&);
template std::string toJson(const PaperItem&);
template std::string toJson(const Scan&);
template std::string toJson(const CaseRecord&);
template std::string toJson(const VisitRecord&);
template std::string toJson(const AssignedVisit&);
template Result<Case> fromJson(std::string_view);
template Result<Person> fromJson(std::string_view);
template Result<Visit> fromJson(std::string_view);
template Result<Entry> fromJson(std::string_view);
template Result<PaperItem> fromJson(std::string_view);
template Result<Scan> fromJson(std::string_view);
template Result<CaseRecord> fromJson(std::string_view);
template Result<VisitRecord> fromJson(std::string_view);
template Result<AssignedVisit> fromJson(std::string_view);

} // namespace holdfast::practice
