// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointingDevice>
#include <QQuickItem>
#include <QQuickWindow>

#include <functional>
#include <memory>
#include <optional>

namespace holdfast::window {

/// How something is pressed.
enum class Press { Touch, Mouse, Key };

/// Whether a name must be the whole one, or may be a part of it: a note's name holds its words.
enum class Match { Whole, Part };

/// What went wrong, in words for whoever reads the test; empty when nothing did.
using Problem = QString;

/// A person's fingers and eyes on the real window: finds things by the name that a screen reader says,
/// scrolls to them, and touches, clicks or types by events of the window system. Calls no view model. GUI
/// thread; runs the event loop while it waits.
class Hands {
public:
    explicit Hands(QQuickWindow& window);

    /// Waits until a thing with this name can be pressed, brings it into view and presses it. Of several with
    /// the same name, the first that is enabled.
    [[nodiscard]] Problem press(const QString& name, Match match, Press how, int milliseconds);
    /// Waits until it could be pressed, and leaves it alone.
    [[nodiscard]] Problem await(const QString& name, int milliseconds);
    /// The same, as long as a hold takes.
    [[nodiscard]] Problem hold(const QString& name, int milliseconds);
    /// Types with the keys at the end of `field`, or where the focus is when that is empty. What no key gives
    /// comes as from an input method.
    [[nodiscard]] Problem type(const QString& text, const QString& field, int milliseconds);
    /// So many steps back from the caret.
    [[nodiscard]] Problem erase(int characters);
    /// Waits until words that contain `text` are on the screen, or no longer are.
    [[nodiscard]] Problem see(const QString& text, bool there, int milliseconds);

    /// What stands on the screen: every visible word and every name.
    [[nodiscard]] QStringList words() const;
    /// The text and the caret of the field with this name; nothing when it is not there.
    struct Writing {
        QString text;
        int caret = 0;
        bool focused = false;
    };
    [[nodiscard]] std::optional<Writing> writing(const QString& field) const;
    /// The window as soon as its images have loaded and two pictures of it are the same.
    [[nodiscard]] QImage picture();

private:
    using Fits = std::function<bool(QQuickItem*)>;
    /// Something enabled with this name that fits.
    struct Wanted {
        QString name;
        Match match;
        Fits fits;
    };
    /// Visible items below the window, those that are painted first, first.
    [[nodiscard]] QList<QQuickItem*> visibleItems() const;
    [[nodiscard]] QQuickItem* find(const Wanted& wanted) const;
    /// Waits until it is there, in view and standing still.
    [[nodiscard]] QQuickItem* reach(const Wanted& wanted, int milliseconds);
    [[nodiscard]] Problem focus(const QString& field, int milliseconds);
    [[nodiscard]] bool bringIntoView(QQuickItem* item);
    [[nodiscard]] Problem notThere(const QString& name) const;

    QQuickWindow& m_window;
    std::unique_ptr<QPointingDevice> m_screen;
};

} // namespace holdfast::window
