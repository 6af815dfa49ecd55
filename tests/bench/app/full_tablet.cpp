// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/app/full_tablet.h"

#include "tests/support/tallowby.h"
#include "tests/support/workday.h"

#include <array>

namespace holdfast::bench {
namespace {

using practice::Entry;
using practice::EntryKind;

constexpr std::array texts{
    "The front door lock is broken. A kitchen chair was holding the door shut, and the hall light was on.",
    "He came round Sunday night and kicked the door. Ottoline next door heard it and rang in the morning.",
    "I put the chair there.",
    "Maud made tea while we talked. She said that the new tablets make her sleep through the alarm, that the "
    "school rings at nine, and that by then Wren has had breakfast on her own and gone. She would like help "
    "with the mornings until the end of term, and she does not want her mother asked.",
    "The kitchen was warm. There was milk, bread and fruit. Wren’s drawing of the harbour is on the fridge.",
    "I explained what is written down, who may read it, and that I may have to tell someone to keep her "
    "safe.",
};

Entry noteNumber(int number, const test::Tallowby& family) {
    Entry entry;
    entry.visitId = family.visit;
    entry.kind = static_cast<EntryKind>(number % 6);
    entry.text = texts[static_cast<std::size_t>(number / 6 + number) % texts.size()];
    switch (entry.kind) {
    case EntryKind::ChildsWords:
        entry.wording = practice::Wording::Exact;
        entry.source.person = family.wren;
        entry.account = practice::ChildsAccount{.wish = number % 4 == 0 ? "Tell my teacher, not Dad." : ""};
        break;
    case EntryKind::SaidBy:
        entry.wording = practice::Wording::Exact;
        entry.source.person = family.maud;
        break;
    case EntryKind::AgencyInformation:
        entry.source.agency = "Tidewell Surgery";
        break;
    case EntryKind::Told:
        entry.told = practice::Told{.toPeople = {family.wren},
                                    .how = practice::Medium::InPerson,
                                    .authority = practice::AuthorityKind::PrivacyNotice};
        break;
    case EntryKind::Observation:
    case EntryKind::Opinion:
        entry.about = {{family.maud, {}}, {family.wren, {}}};
        break;
    }
    return entry;
}

} // namespace

Result<VisitId> fillTablet(test::TestTablet& tablet, int visits, int entries) {
    if (!tablet.makeReady() || !test::planMany(tablet, visits)) {
        return Error(ErrorCode::InvalidState);
    }
    const auto family = test::startTallowby(tablet);
    for (int number = 0; number < entries; ++number) {
        tablet.clock().advance(std::chrono::seconds(10));
        HOLDFAST_CHECK(tablet.tablet().withSession([&](service::Session& session) -> Result<void> {
            HOLDFAST_TRY(const auto added, service::addEntry(session, noteNumber(number, family)));
            return service::closeEntry(session, added.id);
        }));
    }
    return family.visit;
}

} // namespace holdfast::bench
