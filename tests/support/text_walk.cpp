// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/text_walk.h"

#include "tests/support/item_area.h"

#include <QQuickItem>
#include <QQuickWindow>
#include <QVariant>

namespace holdfast::test {
namespace {

constexpr qreal touch = 3; // the boxes of two lines may meet where no letter is

struct Words {
    const QQuickItem* item = nullptr;
    QString text;
    ItemArea area;
};

struct Found {
    QList<Words> words;
    QList<const QQuickItem*> buttons;
};

/// Where the letters are, which may be less or more than the item.
QRectF letters(const QQuickItem& text) {
    const auto number = [&text](const char* name) { return text.property(name).toReal(); };
    const QRectF room(number("leftPadding"), number("topPadding"),
                      text.width() - number("leftPadding") - number("rightPadding"),
                      text.height() - number("topPadding") - number("bottomPadding"));
    // What a line has beyond its letters is half above and half below them (see Label).
    const qreal lead = number("bottomPadding") < 0 ? 2 * number("topPadding") : 0;
    QRectF area(room.topLeft(), QSizeF(number("contentWidth"), number("contentHeight") - lead));
    switch (Qt::Alignment(text.property("horizontalAlignment").toInt()) & Qt::AlignHorizontal_Mask) {
    case Qt::AlignRight:
        area.moveRight(room.right());
        break;
    case Qt::AlignHCenter:
        area.moveLeft(room.center().x() - area.width() / 2);
        break;
    default:
        break;
    }
    return area;
}

/// A list keeps rows beside those it shows, neither laid out nor drawn.
bool isSpareRow(const QQuickItem& item) {
    auto* const list = item.parentItem() == nullptr ? nullptr : item.parentItem()->parentItem();
    if (list == nullptr || !list->inherits("QQuickListView") ||
        list->property("contentItem").value<QQuickItem*>() != item.parentItem() ||
        list->property("headerItem").value<QQuickItem*>() == &item ||
        list->property("footerItem").value<QQuickItem*>() == &item) {
        return false;
    }
    for (int row = 0; row < list->property("count").toInt(); ++row) {
        QQuickItem* shown = nullptr;
        QMetaObject::invokeMethod(list, "itemAtIndex", Q_RETURN_ARG(QQuickItem*, shown), Q_ARG(int, row));
        if (shown == &item) {
            return false;
        }
    }
    return true;
}

void collect(const QQuickItem& item, Found& found) {
    if (!item.isVisible() || item.opacity() <= 0 || !item.isEnabled() || isSpareRow(item)) {
        return;
    }
    if (item.inherits("QQuickText") && !item.property("text").toString().isEmpty()) {
        found.words.append({&item, item.property("text").toString(), areaOf(item, letters(item))});
    }
    if (item.inherits("QQuickAbstractButton")) {
        found.buttons.append(&item);
    }
    for (const QQuickItem* child : item.childItems()) {
        collect(*child, found);
    }
}

const QQuickItem* buttonAround(const QQuickItem* item) {
    while (item != nullptr && !item->inherits("QQuickAbstractButton")) {
        item = item->parentItem();
    }
    return item;
}

QString describe(const Words& words) {
    const QRect at = words.area.whole.toAlignedRect();
    return QStringLiteral("\"%1\" (%2,%3 %4x%5)")
        .arg(words.text.left(60))
        .arg(at.x())
        .arg(at.y())
        .arg(at.width())
        .arg(at.height());
}

/// Part of a message that floats above the page on purpose, and takes no touch.
bool floats(const QQuickItem* item) {
    while (item != nullptr && item->objectName() != QLatin1String("floating")) {
        item = item->parentItem();
    }
    return item != nullptr;
}

bool overlap(const QRectF& one, const QRectF& other) {
    const QRectF both = one.intersected(other);
    return both.width() > touch && both.height() > touch;
}

/// What is seen of a button: its target may be larger and reach under the line above.
QRectF faceOf(const QQuickItem& button) {
    const auto* face = button.property("background").value<QQuickItem*>();
    if (face != nullptr && !face->inherits("QQuickRectangle") && face->childItems().size() == 1) {
        face = face->childItems().constFirst();
    }
    return areaOf(face != nullptr ? *face : button).shown;
}

void lookAt(const Words& words, QStringList& faults) {
    const auto say = [&](const char* fault) {
        faults.append(QStringLiteral("%1: %2").arg(QLatin1String(fault), describe(words)));
    };
    if (words.item->property("truncated").toBool()) {
        say("is cut short");
    }
    if (!words.area.reachable) {
        say("is out of reach");
    }
    if (const auto* button = buttonAround(words.item)) {
        const QRectF face = button->mapRectToScene(QRectF(0, 0, button->width(), button->height()));
        if (!face.adjusted(-touch, -touch, touch, touch).contains(words.area.whole)) {
            say("leaves its button");
        }
    }
}

} // namespace

QStringList textFaults(QQuickWindow& window) {
    Found found;
    collect(*window.contentItem(), found);
    QStringList faults;
    for (qsizetype i = 0; i < found.words.size(); ++i) {
        const Words& words = found.words.at(i);
        lookAt(words, faults);
        for (qsizetype other = 0; other < i; ++other) {
            if (floats(words.item) == floats(found.words.at(other).item) &&
                overlap(words.area.shown, found.words.at(other).area.shown)) {
                faults.append(QStringLiteral("lie over each other: %1 and %2")
                                  .arg(describe(found.words.at(other)), describe(words)));
            }
        }
        for (const QQuickItem* button : std::as_const(found.buttons)) {
            if (floats(words.item) || button->isAncestorOf(words.item) || words.item->isAncestorOf(button)) {
                continue;
            }
            if (overlap(words.area.shown, faceOf(*button))) {
                faults.append(QStringLiteral("lies over the button \"%1\": %2")
                                  .arg(button->property("accessibleName").toString(), describe(words)));
            }
        }
    }
    if (found.words.isEmpty()) {
        faults.append(QStringLiteral("no words were found"));
    }
    return faults;
}

} // namespace holdfast::test
