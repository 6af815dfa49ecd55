// SPDX-FileCopyrightText: 2026 Holdfast contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/controls/passphrase_input.h"

#include <QClipboard>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace holdfast::ui {
namespace {

constexpr int caretWidth = 2;

/// Best effort: the pieces that Qt hands us are ordinary strings; ours at least do not outlive their use.
void wipeText(QString& text) {
    crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()),
                  static_cast<std::size_t>(text.size()) * sizeof(QChar)});
    text.clear();
}

bool isContinuation(std::uint8_t byte) {
    return (byte & 0xC0U) == 0x80U;
}

std::size_t encode(char32_t codePoint, std::array<std::uint8_t, 4>& out) {
    const auto c = static_cast<std::uint32_t>(codePoint);
    const auto low = [](std::uint32_t bits) { return static_cast<std::uint8_t>(0x80U | (bits & 0x3FU)); };
    if (c < 0x80U) {
        out[0] = static_cast<std::uint8_t>(c);
        return 1;
    }
    if (c < 0x800U) {
        out = {static_cast<std::uint8_t>(0xC0U | (c >> 6U)), low(c), 0, 0};
        return 2;
    }
    if (c < 0x10000U) {
        out = {static_cast<std::uint8_t>(0xE0U | (c >> 12U)), low(c >> 6U), low(c), 0};
        return 3;
    }
    out = {static_cast<std::uint8_t>(0xF0U | (c >> 18U)), low(c >> 12U), low(c >> 6U), low(c)};
    return 4;
}

} // namespace

PassphraseInput::PassphraseInput(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setFlag(ItemAcceptsInputMethod);
    setAcceptedMouseButtons(Qt::LeftButton);
    setActiveFocusOnTab(true);
    setAntialiasing(true);
    if (auto memory = crypto::SecretBuffer::create(capacity)) {
        m_memory = std::move(memory).value();
    }
    connect(this, &PassphraseInput::appearanceChanged, this, [this] { update(); });
}

void PassphraseInput::setRevealed(bool revealed) {
    if (m_revealed != revealed) {
        m_revealed = revealed;
        emit revealedChanged();
        update();
    }
}

Result<crypto::SecretBuffer> PassphraseInput::takeSecret() {
    if (m_used == 0) {
        return crypto::SecretBuffer{};
    }
    auto secret = crypto::SecretBuffer::copyOf(m_memory.view().first(m_used));
    clear();
    return secret;
}

void PassphraseInput::pressDigit(int digit) {
    if (digit < 0 || digit > 9 || !appendCodePoint(U'0' + static_cast<char32_t>(digit))) {
        emit refused();
    }
}

void PassphraseInput::backspace() {
    if (m_used == 0) {
        return;
    }
    std::size_t used = m_used;
    do {
        --used;
    } while (used > 0 && isContinuation(m_memory.span()[used]));
    crypto::wipe(m_memory.span().subspan(used, m_used - used));
    setUsed(used, m_length - 1);
}

void PassphraseInput::clear() {
    if (!m_memory.empty()) {
        crypto::wipe(m_memory.span());
    }
    setUsed(0, 0);
}

void PassphraseInput::submit() {
    emit submitted();
}

void PassphraseInput::paste() {
    QString text = QGuiApplication::clipboard()->text();
    while (text.endsWith(QLatin1Char('\n')) || text.endsWith(QLatin1Char('\r'))) {
        text.chop(1);
    }
    if (!append(text)) {
        emit refused();
    }
    wipeText(text);
}

/// All of it or nothing: half a pasted passphrase would only cost a try.
bool PassphraseInput::append(const QString& text) {
    const std::size_t usedBefore = m_used;
    const int lengthBefore = m_length;
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t codePoint = text.at(i).unicode();
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            codePoint = QChar::surrogateToUcs4(text.at(i), text.at(i + 1));
            ++i;
        } else if (text.at(i).isSurrogate() || codePoint < 0x20 || codePoint == 0x7F) {
            codePoint = 0;
        }
        if (codePoint == 0 || !appendCodePoint(codePoint)) {
            if (m_used > usedBefore) {
                crypto::wipe(m_memory.span().subspan(usedBefore, m_used - usedBefore));
            }
            setUsed(usedBefore, lengthBefore);
            return false;
        }
    }
    return true;
}

bool PassphraseInput::appendCodePoint(char32_t codePoint) {
    if (m_digitsOnly && (codePoint < U'0' || codePoint > U'9')) {
        return false;
    }
    std::array<std::uint8_t, 4> bytes{};
    const std::size_t size = encode(codePoint, bytes);
    const bool fits = m_used + size <= m_memory.size();
    if (fits) {
        std::copy_n(bytes.begin(), size, m_memory.span().begin() + static_cast<std::ptrdiff_t>(m_used));
        setUsed(m_used + size, m_length + 1);
    }
    crypto::wipe(bytes);
    return fits;
}

void PassphraseInput::setUsed(std::size_t used, int length) {
    m_used = used;
    if (m_length != length) {
        m_length = length;
        emit lengthChanged();
    }
    update();
    updateInputMethod(Qt::ImCursorRectangle);
}

void PassphraseInput::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste)) {
        paste();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        submit();
    } else if (event->key() == Qt::Key_Backspace) {
        backspace();
    } else if (QString text = event->text(); !text.isEmpty() && text.at(0).isPrint()) {
        if (!append(text)) {
            emit refused();
        }
        wipeText(text);
    } else {
        event->ignore();
        return;
    }
    event->accept();
}

void PassphraseInput::inputMethodEvent(QInputMethodEvent* event) {
    QString text = event->commitString();
    if (!text.isEmpty() && !append(text)) {
        emit refused();
    }
    wipeText(text);
    event->accept();
}

QVariant PassphraseInput::inputMethodQuery(Qt::InputMethodQuery query) const {
    switch (query) {
    case Qt::ImEnabled:
        return true;
    case Qt::ImHints:
        return static_cast<int>(Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase | (m_digitsOnly ? Qt::ImhDigitsOnly : Qt::ImhNone));
    case Qt::ImCursorRectangle:
        return QRectF(width(), 0, caretWidth, height());
    case Qt::ImSurroundingText:
    case Qt::ImCurrentSelection:
    case Qt::ImTextBeforeCursor:
    case Qt::ImTextAfterCursor:
        return QString();
    case Qt::ImCursorPosition:
    case Qt::ImAnchorPosition:
        return 0;
    default:
        return QQuickPaintedItem::inputMethodQuery(query);
    }
}

void PassphraseInput::mousePressEvent(QMouseEvent* event) {
    forceActiveFocus(Qt::MouseFocusReason);
    QGuiApplication::inputMethod()->show();
    event->accept();
}

void PassphraseInput::focusInEvent(QFocusEvent* event) {
    QQuickPaintedItem::focusInEvent(event);
    update();
}

void PassphraseInput::focusOutEvent(QFocusEvent* event) {
    QQuickPaintedItem::focusOutEvent(event);
    update();
}

void PassphraseInput::paint(QPainter* painter) {
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_revealed) {
        paintCharacters(painter);
    } else {
        paintDots(painter);
    }
}

/// The last dots that fit, so that the end is always in sight.
void PassphraseInput::paintDots(QPainter* painter) const {
    const qreal pitch = m_dotSize + m_dotGap;
    const int fitting = pitch > 0 ? std::max(0, static_cast<int>((width() - caretWidth) / pitch)) : 0;
    const int shown = std::min(m_length, fitting);
    const qreal total = shown * pitch + caretWidth;
    qreal x = m_centred ? (width() - total) / 2 : 0;
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    for (int i = 0; i < shown; ++i, x += pitch) {
        painter->drawEllipse(QRectF(x, (height() - m_dotSize) / 2, m_dotSize, m_dotSize));
    }
    if (hasActiveFocus()) {
        const qreal tall = std::min(height(), m_dotSize + m_dotGap);
        painter->fillRect(QRectF(x, (height() - tall) / 2, caretWidth, tall), m_caretColor);
    }
}

void PassphraseInput::paintCharacters(QPainter* painter) const {
    QString text = QString::fromUtf8(reinterpret_cast<const char*>(m_memory.view().data()),
                                     static_cast<qsizetype>(m_used));
    const QFontMetricsF metrics(m_font);
    const qreal wide = metrics.horizontalAdvance(text);
    const qreal room = width() - caretWidth;
    const qreal x = wide > room ? room - wide : (m_centred ? (room - wide) / 2 : 0);
    painter->setFont(m_font);
    painter->setPen(m_color);
    painter->setClipRect(boundingRect());
    painter->drawText(QPointF(x, (height() + metrics.ascent() - metrics.descent()) / 2), text);
    if (hasActiveFocus()) {
        painter->fillRect(QRectF(x + wide, (height() - metrics.height()) / 2, caretWidth, metrics.height()),
                          m_caretColor);
    }
    wipeText(text);
}

} // namespace holdfast::ui
