// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/practice/attachment.h"
#include "core/practice/case.h"
#include "core/practice/entry.h"
#include "core/practice/notice.h"
#include "core/practice/paper.h"
#include "core/practice/person.h"
#include "core/practice/proposed_report.h"
#include "core/practice/records.h"
#include "core/practice/visit.h"

namespace holdfast::practice {

/// What the council decides and a rule reads. Comes from signed policy; these are the defaults.
struct PracticePolicy {
    std::vector<PrivacyNotice> notices{defaultNotices()};
    int explanationLastsDays{90}; ///< an explanation on an earlier visit still counts
    int explainFromAge{4};        ///< nobody is reminded to explain to a baby
    int youngPersonFromAge{14};   ///< a wish that a parent is not told is offered from this age
    friend bool operator==(const PracticePolicy&, const PracticePolicy&) = default;
};

/// Everything the rules may look at for one visit, as plain values. `records`, `paperItems` and `scans`
/// hold the whole case's, since an agreement of last month still binds; `entries` hold this visit's, and for
/// a report those it chooses.
struct VisitView {
    Case file{};
    Visit visit{};
    std::vector<Person> people{};
    std::vector<Entry> entries{};
    std::vector<PaperItem> paperItems{};
    std::vector<Scan> scans{};
    CaseRecords records{};
    std::vector<UtcTime> disclosures{};     ///< when one was marked on an entry of the case's other visits
    std::optional<ProposedReport> report{}; ///< for the gates Report and Share; nothing is chosen without it
    PracticePolicy policy{};
    UtcTime now{};
};

} // namespace holdfast::practice
