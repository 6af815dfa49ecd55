// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/user_interface.h"

#include "app/images/attachment_image_provider.h"
#include "app/models/provided.h"

#include <QGuiApplication>
#include <QLocale>
#include <QQuickWindow>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Holdfast_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Holdfast_ModelsPlugin)
Q_IMPORT_QML_PLUGIN(HoldfastPlugin)

namespace holdfast::ui {

UserInterface::UserInterface(service::Tablet& tablet, const Clock& clock, const Protection& protection)
    : m_desk(tablet, clock), m_app(m_desk, protection), m_cleanup(m_app, m_engine) {
    translate();
    provide(m_engine, m_app);
    provide(m_engine, m_photos);
    m_engine.addImageProvider(QStringLiteral("attachment"),
                              new AttachmentImageProvider(tablet)); // owned by it
    m_engine.setNetworkAccessManagerFactory(&m_network);
    qGuiApp->installEventFilter(&m_app.idleWatch());
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &UserInterface::coverWhenInactive);
}

UserInterface::~UserInterface() {
    qGuiApp->removeEventFilter(&m_app.idleWatch());
    m_app.lock(); // saves what is being written, and keys never outlive the window
    QCoreApplication::removeTranslator(&m_translator);
}

QUrl UserInterface::screenUrl(const QString& name) {
    return QUrl(QStringLiteral("qrc:/qt-project.org/imports/Holdfast/%1.qml").arg(name));
}

bool UserInterface::load() {
    m_engine.load(screenUrl(QStringLiteral("Main")));
    return window() != nullptr;
}

QQuickWindow* UserInterface::window() const {
    const auto roots = m_engine.rootObjects();
    return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.constFirst());
}

// English has a translation of its own: it holds the plural forms. HOLDFAST_LANGUAGE is for tests of layouts.
void UserInterface::translate() {
    const QString asked = qEnvironmentVariable("HOLDFAST_LANGUAGE");
    const QLocale locale = asked.isEmpty() ? QLocale() : QLocale(asked);
    const QString folder = QStringLiteral(":/i18n");
    if (m_translator.load(QStringLiteral("holdfast_%1").arg(asked), folder) ||
        m_translator.load(locale, QStringLiteral("holdfast"), QStringLiteral("_"), folder) ||
        m_translator.load(QStringLiteral("holdfast_en"), folder)) {
        QCoreApplication::installTranslator(&m_translator);
    }
}

void UserInterface::coverWhenInactive(Qt::ApplicationState state) {
    // A window that was never active has shown nothing yet.
    if (state == Qt::ApplicationActive) {
        m_wasActive = true;
    } else if (m_wasActive) {
        m_app.cover();
    }
}

} // namespace holdfast::ui
