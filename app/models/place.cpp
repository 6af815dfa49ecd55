// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/place.h"

#include "core/store/meta_repository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QUuid>

namespace holdfast::ui {
namespace {

constexpr auto metaName = "place";
constexpr int throttleMilliseconds = 400;
constexpr qsizetype deepest = 8;

QString idOrNothing(const QString& text) {
    return QUuid::fromString(text).isNull() ? QString() : text;
}

} // namespace

Place::Place(Desk& desk, Navigator& navigator) : m_desk(desk), m_navigator(navigator) {
    m_throttle.setSingleShot(true);
    m_throttle.setInterval(throttleMilliseconds);
    connect(&m_throttle, &QTimer::timeout, this, &Place::keepNow);
    connect(&m_navigator, &Navigator::moved, this, [this] {
        m_caret = 0;
        m_entry.clear();
        emit changed();
        touch();
    });
}

void Place::setCaret(int caret) {
    if (caret != m_caret) {
        m_caret = caret;
        emit changed();
        touch();
    }
}

void Place::setEntry(const QString& entry) {
    if (entry != m_entry) {
        m_entry = entry;
        emit changed();
        touch();
    }
}

void Place::touch() {
    // A throttle, not a debounce: somebody who types without a pause is kept up with too.
    if (m_restored && !m_throttle.isActive()) {
        m_throttle.start();
    }
}

void Place::keepNow() {
    if (!m_restored) {
        return;
    }
    m_throttle.stop();
    m_desk.ask(
        this,
        [json = toJson()](service::Session& session) {
            return store::MetaRepository(session.database()).set(metaName, json.toStdString());
        },
        [](const Result<void>&) { /* the next change writes it again */ });
}

void Place::restore(std::function<void(const Result<void>&)> then) {
    m_desk.ask(
        this,
        [](service::Session& session) { return store::MetaRepository(session.database()).text(metaName); },
        [this, then = std::move(then)](const Result<std::optional<std::string>>& text) {
            if (!text && text.code() == ErrorCode::Locked) {
                then(text.error());
                return;
            }
            take(text && *text ? QByteArray::fromStdString(**text) : QByteArray());
            m_restored = true;
            then({});
        });
}

void Place::forget() {
    m_restored = false;
    m_throttle.stop();
    m_navigator.setSteps({});
    m_caret = 0;
    m_entry.clear();
    emit changed();
}

QByteArray Place::toJson() const {
    QJsonArray steps;
    for (const auto& step : m_navigator.steps().last(qMin(m_navigator.steps().size(), deepest))) {
        steps.append(QJsonObject{{QStringLiteral("screen"), static_cast<int>(step.screen)},
                                 {QStringLiteral("subject"), step.subject}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("steps"), steps},
                                     {QStringLiteral("entry"), m_entry},
                                     {QStringLiteral("caret"), m_caret}})
        .toJson(QJsonDocument::Compact);
}

void Place::take(const QByteArray& json) {
    const QJsonObject place = QJsonDocument::fromJson(json).object();
    const auto names = QMetaEnum::fromType<screen::Screen>();
    QList<Navigator::Step> steps;
    for (const auto& value : place.value(QStringLiteral("steps")).toArray()) {
        const QJsonObject step = value.toObject();
        const int number = step.value(QStringLiteral("screen")).toInt(-1);
        if (names.valueToKey(number) == nullptr || steps.size() == deepest) {
            break;
        }
        steps.append({static_cast<screen::Screen>(number),
                      idOrNothing(step.value(QStringLiteral("subject")).toString())});
    }
    m_navigator.setSteps(std::move(steps)); // clears entry and caret
    m_entry = idOrNothing(place.value(QStringLiteral("entry")).toString());
    m_caret = qMax(0, place.value(QStringLiteral("caret")).toInt());
    emit changed();
}

} // namespace holdfast::ui
