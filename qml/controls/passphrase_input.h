// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/secret.h"

#include <QColor>
#include <QFont>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace holdfast::ui {

/// Takes a passcode or passphrase straight into guarded memory. There is no text property: QML sees only
/// how many characters there are, and what is shown on request is drawn here. The frame, ring and buttons
/// around it are PassphraseField.qml and Keypad.qml. GUI thread only.
class PassphraseInput : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int length READ length NOTIFY lengthChanged)
    Q_PROPERTY(bool revealed READ revealed WRITE setRevealed NOTIFY revealedChanged)
    Q_PROPERTY(bool digitsOnly MEMBER m_digitsOnly NOTIFY appearanceChanged)
    Q_PROPERTY(bool centred MEMBER m_centred NOTIFY appearanceChanged)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY appearanceChanged)
    Q_PROPERTY(QColor caretColor MEMBER m_caretColor NOTIFY appearanceChanged)
    Q_PROPERTY(QFont font MEMBER m_font NOTIFY appearanceChanged)
    Q_PROPERTY(qreal dotSize MEMBER m_dotSize NOTIFY appearanceChanged)
    Q_PROPERTY(qreal dotGap MEMBER m_dotGap NOTIFY appearanceChanged)
    /// False when the system refused locked memory: nothing can be typed, and the page must say so.
    Q_PROPERTY(bool usable READ usable CONSTANT)

public:
    /// Longest passphrase, in bytes of UTF-8. More is refused, not cut.
    static constexpr std::size_t capacity = 1024;

    explicit PassphraseInput(QQuickItem* parent = nullptr);

    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] bool revealed() const { return m_revealed; }
    void setRevealed(bool revealed);
    [[nodiscard]] bool usable() const { return !m_memory.empty(); }

    /// Hands over what was typed (UTF-8, exactly as typed) and empties the field.
    /// An empty buffer when nothing was typed.
    [[nodiscard]] Result<crypto::SecretBuffer> takeSecret();

    Q_INVOKABLE void pressDigit(int digit);
    Q_INVOKABLE void backspace();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void submit();
    Q_INVOKABLE void paste();

    void paint(QPainter* painter) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

signals:
    void lengthChanged();
    void revealedChanged();
    void appearanceChanged();
    /// Enter was pressed. Whoever unlocks calls takeSecret().
    void submitted();
    /// Something was not taken: it did not fit, or was not a digit.
    void refused();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool append(const QString& text);
    bool appendCodePoint(char32_t codePoint);
    void setUsed(std::size_t used, int length);
    void paintDots(QPainter* painter) const;
    void paintCharacters(QPainter* painter) const;

    crypto::SecretBuffer m_memory;
    std::size_t m_used = 0;
    int m_length = 0;
    bool m_revealed = false;
    bool m_digitsOnly = false;
    bool m_centred = false;
    QColor m_color;
    QColor m_caretColor;
    QFont m_font;
    qreal m_dotSize = 0;
    qreal m_dotGap = 0;
};

} // namespace holdfast::ui
