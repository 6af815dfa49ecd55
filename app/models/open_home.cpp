// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/open_home.h"

#include "core/store/meta_repository.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace holdfast::ui {
namespace {

constexpr auto switchedOffFor = "open_home_off";

const practice::Person* personOf(const practice::VisitView& view, PersonId id) {
    const auto found = std::ranges::find(view.people, id, &practice::Person::id);
    return found == view.people.end() ? nullptr : &*found;
}

bool mayHear(const practice::Entry& entry, PersonId person) {
    return entry.source.person == person ||
           std::ranges::any_of(entry.mayHear,
                               [&](const practice::Audience& one) { return one.person == person; });
}

/// A name as it may be said: whole, its nicknames, and each part that is long enough to be a name of its own.
QStringList sayings(const practice::Person& person) {
    const QString name = QString::fromStdString(person.name).simplified();
    QStringList all{name};
    for (const auto& nickname : person.nicknames) {
        all.append(QString::fromStdString(nickname).simplified());
    }
    for (const auto& part : name.split(u' ')) {
        if (part.size() > 2) {
            all.append(part);
        }
    }
    return all;
}

} // namespace

bool isCovered(const practice::Entry& entry, const practice::VisitView& view) {
    if (entry.handling.level() == practice::HandlingLevel::PoliceIntelligence) {
        return true;
    }
    if (entry.handling.level() == practice::HandlingLevel::Confidential &&
        (!entry.source.person || !view.visit.wasHere(*entry.source.person))) {
        return true;
    }
    if (entry.mayHear.empty()) {
        return false;
    }
    return std::ranges::any_of(view.visit.people, [&](const practice::Presence& presence) {
        const auto* person = personOf(view, presence.person);
        return presence.attendance == practice::Attendance::Here && person != nullptr &&
               practice::isFamily(person->role) && !mayHear(entry, presence.person);
    });
}

std::vector<practice::Person> beyondFamily(const practice::VisitView& view) {
    std::vector<practice::Person> beyond;
    std::ranges::copy_if(view.people, std::back_inserter(beyond), [](const practice::Person& person) {
        return person.link == practice::CaseLink::Outside || !practice::isFamily(person.role);
    });
    return beyond;
}

QStringList partsOf(const QString& text, const std::vector<practice::Person>& covered) {
    QStringList names;
    for (const auto& person : covered) {
        names += sayings(person);
    }
    names.removeAll(QString());
    if (names.isEmpty()) {
        return {text};
    }
    // The longest first, so that a full name is one chip.
    std::ranges::sort(names, [](const QString& a, const QString& b) { return a.size() > b.size(); });
    QStringList patterns;
    for (const auto& name : std::as_const(names)) {
        patterns.append(QRegularExpression::escape(name));
    }
    const QRegularExpression any(QStringLiteral("(?<!\\w)(?:%1)(?!\\w)").arg(patterns.join(u'|')),
                                 QRegularExpression::CaseInsensitiveOption |
                                     QRegularExpression::UseUnicodePropertiesOption);
    QStringList parts;
    qsizetype from = 0;
    for (auto matches = any.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        parts << text.sliced(from, match.capturedStart() - from) << match.captured();
        from = match.capturedEnd();
    }
    parts.append(text.sliced(from));
    return parts;
}

QString withoutNames(const QStringList& parts) {
    QString said;
    for (qsizetype at = 0; at < parts.size(); ++at) {
        said += at % 2 == 0 ? parts.at(at) : QCoreApplication::translate("OpenHome", "1 name");
    }
    return said;
}

Result<bool> openHomeIsOn(store::Database& database, const practice::Visit& visit) {
    if (visit.state != practice::VisitState::UnderWay) {
        return false;
    }
    HOLDFAST_TRY(const auto off, store::MetaRepository(database).text(switchedOffFor));
    return off != visit.id.text();
}

Result<void> setOpenHome(store::Database& database, VisitId visit, bool on) {
    store::MetaRepository meta(database);
    return on ? meta.remove(switchedOffFor) : meta.set(switchedOffFor, visit.text());
}

} // namespace holdfast::ui
