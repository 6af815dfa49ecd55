// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Renders the gallery to a PNG without a screen:
//   gallery_shot OUT.png [--dark] [--text PERCENT] [--width PIXELS] [--layout PIXELS]
#include "core/crypto/secret.h"
#include "qml/controls/fonts.h"
#include "tests/support/theme_access.h"

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QImage>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QTextStream>
#include <QtQml/qqmlextensionplugin.h>

#include <cstdlib>

Q_IMPORT_QML_PLUGIN(Holdfast_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Holdfast_GalleryPlugin)

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    const QGuiApplication app(argc, argv);
    QCommandLineParser options;
    const QCommandLineOption dark(QStringLiteral("dark"));
    const QCommandLineOption text(QStringLiteral("text"), {}, QStringLiteral("percent"),
                                  QStringLiteral("100"));
    const QCommandLineOption width(QStringLiteral("width"), {}, QStringLiteral("pixels"),
                                   QStringLiteral("640"));
    const QCommandLineOption layout(QStringLiteral("layout"), {}, QStringLiteral("pixels"),
                                    QStringLiteral("1280"));
    options.addOptions({dark, text, width, layout});
    options.addPositionalArgument(QStringLiteral("out"), {});
    options.process(app);

    QTextStream err(stderr);
    if (!holdfast::crypto::initialise()) {
        err << "No libsodium" << Qt::endl;
        return EXIT_FAILURE;
    }
    const QStringList missing = holdfast::ui::missingFontFamilies();
    if (!missing.isEmpty()) {
        err << "Missing fonts: " << missing.join(QStringLiteral(", ")) << Qt::endl;
    }
    QQuickView view;
    QObject* theme = holdfast::test::themeOf(*view.engine());
    if (theme == nullptr) {
        err << "No theme" << Qt::endl;
        return EXIT_FAILURE;
    }
    theme->setProperty("mode", options.isSet(dark) ? 2 : 1);
    theme->setProperty("textScale", options.value(text).toDouble() / 100);
    theme->setProperty("windowWidth", options.value(layout).toDouble());
    view.setSource(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Holdfast/Gallery/Gallery.qml")));
    if (view.status() != QQuickView::Ready || view.rootObject() == nullptr ||
        options.positionalArguments().isEmpty()) {
        for (const QQmlError& error : view.errors()) {
            err << error.toString() << Qt::endl;
        }
        return EXIT_FAILURE;
    }
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.resize(options.value(width).toInt(), 800);
    view.show();
    QCoreApplication::processEvents();
    view.resize(view.width(), qRound(view.rootObject()->implicitHeight()));
    QCoreApplication::processEvents();
    view.resize(view.width(), qRound(view.rootObject()->implicitHeight()));
    QCoreApplication::processEvents();
    return view.grabWindow().save(options.positionalArguments().constFirst()) ? EXIT_SUCCESS : EXIT_FAILURE;
}
