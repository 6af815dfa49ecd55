// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/linux/keyring_state.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QString>

namespace holdfast::platform {
namespace {

constexpr int patienceMilliseconds = 5000;

QString service() {
    return QStringLiteral("org.freedesktop.secrets");
}

/// The one argument of the answer, or an invalid variant.
QVariant call(const QDBusConnection& bus, const QString& path, const QString& interface,
              const QString& method, const QVariantList& arguments) {
    QDBusMessage question = QDBusMessage::createMethodCall(service(), path, interface, method);
    question.setArguments(arguments);
    const QDBusMessage answer = bus.call(question, QDBus::Block, patienceMilliseconds);
    if (answer.type() != QDBusMessage::ReplyMessage || answer.arguments().size() != 1) {
        return {};
    }
    return answer.arguments().constFirst();
}

} // namespace

KeyringState keyringState() {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return KeyringState::Unknown;
    }
    const QVariant alias = call(bus, QStringLiteral("/org/freedesktop/secrets"),
                                QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"),
                                {QStringLiteral("default")});
    if (!alias.canConvert<QDBusObjectPath>()) {
        const bool served = bus.interface()->isServiceRegistered(service()).value();
        return served ? KeyringState::Unknown : KeyringState::NoService;
    }
    const QString keyring = alias.value<QDBusObjectPath>().path();
    if (keyring == QStringLiteral("/")) {
        return KeyringState::Absent;
    }
    const QVariant locked =
        call(bus, keyring, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
             {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")});
    if (!locked.canConvert<QDBusVariant>()) {
        return KeyringState::Unknown;
    }
    const QVariant value = locked.value<QDBusVariant>().variant();
    if (value.typeId() != QMetaType::Bool) {
        return KeyringState::Unknown;
    }
    return value.toBool() ? KeyringState::Locked : KeyringState::Unlocked;
}

} // namespace holdfast::platform
