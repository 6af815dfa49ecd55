// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/unplanned_visit_model.h"

#include "app/models/id_text.h"
#include "app/service/visits.h"

#include <QQmlEngine>

namespace holdfast::ui {
namespace {

constexpr int listedAtMost = 20;

} // namespace

UnplannedVisitModel::UnplannedVisitModel(QObject* parent) : QObject(parent) {
    QJSEngine::setObjectOwnership(&m_cases, QJSEngine::CppOwnership);
}

void UnplannedVisitModel::setOpen(bool open) {
    if (open == m_open || m_desk == nullptr) {
        return;
    }
    m_open = open;
    emit changed();
    if (!open) {
        m_all.clear();
        filter();
        return;
    }
    m_desk->ask(
        this, [](service::Session& session) { return practice::CaseRepository(session.database()).all(); },
        [this](const Result<std::vector<practice::Case>>& files) {
            if (!m_open) {
                return;
            }
            m_all.clear();
            if (files) {
                for (const auto& file : *files) {
                    m_all.append({textOf(file.id), QString::fromStdString(file.title),
                                  QString::fromStdString(file.caseSystemId)});
                }
            }
            m_trouble = files ? ErrorWords{} : wordsFor(files.error());
            filter();
        });
}

void UnplannedVisitModel::setSearch(const QString& search) {
    m_search = search;
    filter();
}

void UnplannedVisitModel::filter() {
    QList<CaseRow> found;
    for (const auto& one : std::as_const(m_all)) {
        if (found.size() < listedAtMost && (one.title.contains(m_search.trimmed(), Qt::CaseInsensitive) ||
                                            one.number.contains(m_search.trimmed(), Qt::CaseInsensitive))) {
            found.append(one);
        }
    }
    m_cases.take(found);
    emit changed();
}

void UnplannedVisitModel::setChosen(const QString& id) {
    m_chosen = id;
    emit changed();
}

QString UnplannedVisitModel::chosenTitle() const {
    const int at = Rows::find(m_all, m_chosen);
    return at < 0 ? QString() : m_all.at(at).title;
}

void UnplannedVisitModel::setSetting(int setting) {
    if (setting >= 0 && setting <= static_cast<int>(practice::VisitSetting::Elsewhere)) {
        m_setting = setting;
        emit changed();
    }
}

void UnplannedVisitModel::setWhere(const QString& where) {
    m_where = where;
    emit changed();
}

void UnplannedVisitModel::setPurpose(const QString& purpose) {
    m_purpose = purpose;
    emit changed();
}

QString UnplannedVisitModel::missing() const {
    return m_chosen.isEmpty() ? tr("Choose the case first") : QString();
}

void UnplannedVisitModel::start() {
    const auto file = idFrom<CaseId>(m_chosen);
    if (m_starting || file.isNil() || m_desk == nullptr) {
        return;
    }
    m_starting = true;
    const service::UnplannedVisit asked{file, static_cast<practice::VisitSetting>(m_setting),
                                        m_where.trimmed().toStdString(), m_purpose.trimmed().toStdString()};
    m_desk->ask(
        this, [asked](service::Session& session) { return service::startUnplannedVisit(session, asked); },
        [this](const Result<VisitId>& visit) {
            m_starting = false;
            if (!visit) {
                m_trouble = wordsFor(visit.error());
                emit changed();
                return;
            }
            m_where.clear();
            m_purpose.clear();
            m_chosen.clear();
            emit changed();
            emit started(textOf(*visit));
        });
}

} // namespace holdfast::ui
