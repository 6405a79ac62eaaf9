// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/icons.h"

#include <QPushButton>

namespace bulkhead {

//! A button with one of the four looks; drawn by BulkheadStyle. A disabled one can say why.
class Button : public QPushButton
{
    Q_OBJECT
public:
    enum class Look { Outlined, Filled, Plain, Destructive };
    enum class Size { Normal, Small, Decisive };

    explicit Button(const QString &text, Look look = Look::Outlined, Icon icon = Icon::None,
                    QWidget *parent = nullptr);
    //! Only an icon: `name` is its tooltip and accessible name.
    static Button *iconOnly(Icon icon, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] Look look() const { return m_look; }
    [[nodiscard]] Icon glyph() const { return m_glyph; }
    [[nodiscard]] Size size() const { return m_size; }
    [[nodiscard]] const QString &keyHint() const { return m_keyHint; }
    [[nodiscard]] bool hasChevron() const { return m_chevron; }

    void setLook(Look look);
    void setGlyph(Icon icon);
    void setSize(Size size);
    //! Shows the key; the page or window makes it work.
    void setKeyHint(const QKeySequence &key);
    //! Opens a menu: shows a chevron after the text.
    void setChevron(bool on);
    //! Switches off with a reason (tooltip and accessible description), or on with an empty one.
    void setBlocked(const QString &reason);

private:
    QString m_keyHint, m_openToolTip;
    Look m_look;
    Icon m_glyph;
    Size m_size = Size::Normal;
    bool m_chevron = false;
};

} // namespace bulkhead
