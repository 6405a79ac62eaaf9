// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/tokens.h"
#include "presentation/type.h"

#include <QLabel>

#include <functional>

namespace bulkhead {

//! Which token a text is written in.
using Ink = Colour Tokens::*;

//! A plain text in one of the type sizes, that follows theme and text scale by itself. Text from gateways
//! can never become markup. With `setElided` a long text loses its middle and shows it as a tooltip.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(const QString &text, TypeSize size = TypeSize::Body,
                   QFont::Weight weight = QFont::Normal, Ink ink = &Tokens::text,
                   QWidget *parent = nullptr);
    explicit TextLabel(QWidget *parent = nullptr);

    void setInk(Ink ink);
    //! The ink of a status or an environment.
    void setInkOf(std::function<QColor(const Tokens &)> ink);
    void setFixed(bool fixed);
    void setType(TypeSize size, QFont::Weight weight = QFont::Normal);
    void setElided(bool elided);

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void updateFont();
    [[nodiscard]] QString shownText() const;

    std::function<QColor(const Tokens &)> m_ink;
    TypeSize m_size = TypeSize::Body;
    QFont::Weight m_weight = QFont::Normal;
    bool m_fixed = false;
    bool m_elided = false;
};

} // namespace bulkhead
