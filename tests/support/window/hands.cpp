// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hands.h"

#include "qml/controls/passphrase_input.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QInputMethodEvent>
#include <QTest>
#include <QWheelEvent>
#include <algorithm>

namespace holdfast::window {
namespace {

constexpr int stillMilliseconds = 3'000;

/// The name that a screen reader says. The attached object is a child of its item; its class is private to
/// Qt.
QString nameOf(const QQuickItem* item) {
    for (const QObject* child : item->children()) {
        if (child->inherits("QQuickAccessibleAttached")) {
            return child->property("name").toString();
        }
    }
    return {};
}

bool isField(const QQuickItem* item) {
    return item->inherits("QQuickTextInput") || item->inherits("QQuickTextEdit") ||
           qobject_cast<const ui::PassphraseInput*>(item) != nullptr;
}

bool isPressable(QQuickItem* item) {
    return isField(item) || (item->inherits("QQuickAbstractButton") && !item->property("busy").toBool());
}

QPoint middleOf(const QQuickItem* item) {
    return item->mapToScene({item->width() / 2, item->height() / 2}).toPoint();
}

void scroll(QQuickWindow& window, QQuickItem* flickable, QPoint by) {
    const QPointF at = middleOf(flickable);
    for (const auto phase : {Qt::ScrollBegin, Qt::ScrollUpdate, Qt::ScrollEnd}) {
        QWheelEvent wheel(at, window.mapToGlobal(at), phase == Qt::ScrollUpdate ? by : QPoint(), by, {}, {},
                          phase, false, Qt::MouseEventSynthesizedBySystem);
        QCoreApplication::sendEvent(&window, &wheel);
    }
}

bool waitFor(const std::function<bool()>& so, int milliseconds) {
    const QDeadlineTimer patience(milliseconds);
    while (!so()) {
        if (patience.hasExpired()) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
    return true;
}

Qt::Key keyOf(QChar character) {
    const auto code = character.toUpper().unicode();
    return code < 0x100 ? static_cast<Qt::Key>(code) : Qt::Key_unknown;
}

} // namespace

Hands::Hands(QQuickWindow& window) : m_window(window), m_screen(QTest::createTouchDevice()) {}

QList<QQuickItem*> Hands::visibleItems() const {
    QList<QQuickItem*> found;
    QList<QQuickItem*> left{m_window.contentItem()};
    while (!left.isEmpty()) {
        QQuickItem* item = left.takeFirst();
        if (item->isVisible()) {
            found.append(item);
            left = item->childItems() + left;
        }
    }
    return found;
}

QQuickItem* Hands::find(const Wanted& wanted) const {
    for (QQuickItem* item : visibleItems()) {
        if (!item->isEnabled() || !wanted.fits(item)) {
            continue;
        }
        const QString name = nameOf(item);
        if (name == wanted.name || (wanted.match == Match::Part && name.contains(wanted.name))) {
            return item;
        }
    }
    return nullptr;
}

bool Hands::bringIntoView(QQuickItem* item) {
    for (QQuickItem* above = item->parentItem(); above != nullptr; above = above->parentItem()) {
        if (!above->inherits("QQuickFlickable")) {
            continue;
        }
        const QPointF middle = item->mapToItem(above, QPointF(item->width() / 2, item->height() / 2));
        const qreal reach = std::min(item->height() / 2, above->height() / 2);
        const qreal wanted = qBound(reach, middle.y(), above->height() - reach);
        if (qAbs(middle.y() - wanted) > 1) {
            const QPointF before = middle;
            scroll(m_window, above, QPoint(0, qRound(wanted - middle.y())));
            return item->mapToItem(above, QPointF(item->width() / 2, item->height() / 2)) == before;
        }
    }
    return QRect(QPoint(), m_window.size()).contains(middleOf(item));
}

QQuickItem* Hands::reach(const Wanted& wanted, int milliseconds) {
    QQuickItem* found = nullptr;
    QPoint last(-1, -1);
    const bool there = waitFor(
        [&] {
            m_window.grabWindow(); // lays out what has changed since
            found = find(wanted);
            if (found == nullptr || !bringIntoView(found)) {
                last = {-1, -1};
                return false;
            }
            // What still slides in is pressed where it comes to rest.
            const QPoint now = middleOf(found);
            return now == std::exchange(last, now);
        },
        milliseconds);
    return there ? found : nullptr;
}

Problem Hands::notThere(const QString& name) const {
    return QStringLiteral("\"%1\" cannot be pressed here. On the screen: %2")
        .arg(name, words().join(QStringLiteral(" | ")));
}

Problem Hands::await(const QString& name, int milliseconds) {
    return reach({name, Match::Whole, isPressable}, milliseconds) != nullptr ? Problem() : notThere(name);
}

Problem Hands::press(const QString& name, Match match, Press how, int milliseconds) {
    QQuickItem* item = reach({name, match, isPressable}, milliseconds);
    if (item == nullptr) {
        return notThere(name);
    }
    const QPoint at = middleOf(item);
    switch (how) {
    case Press::Touch:
        QTest::touchEvent(&m_window, m_screen.get()).press(1, at);
        QTest::touchEvent(&m_window, m_screen.get()).release(1, at);
        break;
    case Press::Mouse:
        QTest::mouseClick(&m_window, Qt::LeftButton, {}, at);
        break;
    case Press::Key:
        item->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(&m_window, Qt::Key_Return);
        break;
    }
    QCoreApplication::processEvents();
    return {};
}

Problem Hands::hold(const QString& name, int milliseconds) {
    QQuickItem* item = reach({name, Match::Whole, isPressable}, milliseconds);
    if (item == nullptr) {
        return notThere(name);
    }
    QTest::touchEvent(&m_window, m_screen.get()).press(1, middleOf(item));
    const QPointer<QQuickItem> held(item);
    // As long as it takes: what is held goes when it has worked.
    const bool worked = waitFor([&] { return held.isNull() || !held->isVisible(); }, milliseconds);
    QTest::touchEvent(&m_window, m_screen.get())
        .release(1,
                 held.isNull() ? m_window.contentItem()->boundingRect().center().toPoint() : middleOf(item));
    QCoreApplication::processEvents();
    return worked ? Problem() : QStringLiteral("holding \"%1\" did nothing").arg(name);
}

Problem Hands::focus(const QString& field, int milliseconds) {
    const QPointer<QQuickItem> item = reach({field, Match::Whole, isField}, milliseconds);
    if (item.isNull()) {
        return notThere(field);
    }
    const QPoint at = middleOf(item);
    QTest::touchEvent(&m_window, m_screen.get()).press(1, at);
    QTest::touchEvent(&m_window, m_screen.get()).release(1, at);
    return waitFor([&] { return !item.isNull() && item->hasActiveFocus(); }, milliseconds)
               ? Problem()
               : QStringLiteral("a touch on \"%1\" does not bring the caret there").arg(field);
}

Problem Hands::type(const QString& text, const QString& field, int milliseconds) {
    if (!field.isEmpty()) {
        if (auto problem = focus(field, milliseconds); !problem.isEmpty()) {
            return problem;
        }
        QTest::keyClick(&m_window, Qt::Key_End, Qt::ControlModifier); // a touch puts the caret where it is
    }
    const auto* focused = m_window.activeFocusItem();
    if (focused == nullptr || !isField(focused)) {
        return QStringLiteral("nothing that takes words has the focus");
    }
    for (const uint point : text.toUcs4()) {
        const QString piece = QString::fromUcs4(reinterpret_cast<const char32_t*>(&point), 1);
        if (piece == QLatin1String("\n")) {
            QTest::keyClick(&m_window, Qt::Key_Return);
        } else if (piece.size() == 1 && piece.front().isPrint()) {
            QTest::sendKeyEvent(QTest::Click, &m_window, keyOf(piece.front()), piece, Qt::NoModifier);
        } else {
            QInputMethodEvent commit;
            commit.setCommitString(piece);
            QCoreApplication::sendEvent(m_window.focusObject(), &commit);
        }
        QCoreApplication::processEvents();
    }
    return {};
}

Problem Hands::erase(int characters) {
    for (int i = 0; i < characters; ++i) {
        QTest::keyClick(&m_window, Qt::Key_Backspace);
    }
    QCoreApplication::processEvents();
    return {};
}

Problem Hands::see(const QString& text, bool there, int milliseconds) {
    const bool so = waitFor(
        [&] {
            const auto all = words();
            return std::ranges::any_of(all, [&](const QString& one) { return one.contains(text); }) == there;
        },
        milliseconds);
    return so ? Problem()
              : QStringLiteral("\"%1\" is %2 on the screen: %3")
                    .arg(text, there ? QStringLiteral("not") : QStringLiteral("still"),
                         words().join(QStringLiteral(" | ")));
}

QStringList Hands::words() const {
    QStringList all;
    for (const QQuickItem* item : visibleItems()) {
        QString said = nameOf(item);
        if (item->inherits("QQuickText") && said.isEmpty()) {
            said = item->property("text").toString();
        }
        if (!said.isEmpty() && !all.contains(said)) {
            all.append(said);
        }
    }
    return all;
}

std::optional<Hands::Writing> Hands::writing(const QString& field) const {
    const auto* item = find({field, Match::Whole, isField});
    if (item == nullptr) {
        return std::nullopt;
    }
    return Writing{item->property("text").toString(), item->property("cursorPosition").toInt(),
                   item->hasActiveFocus()};
}

QImage Hands::picture() {
    constexpr int loading = 2; // QQuickImageBase::Loading, which is private to Qt
    static_cast<void>(waitFor(
        [&] {
            const auto all = visibleItems();
            return std::ranges::none_of(all, [](const QQuickItem* item) {
                return item->inherits("QQuickImageBase") && item->property("status").toInt() == loading;
            });
        },
        stillMilliseconds));
    QImage now = m_window.grabWindow();
    static_cast<void>(waitFor(
        [&] {
            QImage next = m_window.grabWindow();
            return std::exchange(now, next) == next;
        },
        stillMilliseconds));
    return now;
}

} // namespace holdfast::window
