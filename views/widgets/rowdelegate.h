// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/textlabel.h"

#include <QStyledItemDelegate>

namespace bulkhead {

//! One cell of a table row: ground, the line below, the keyboard's row, then the content. Delegates read
//! typed roles and never parse text. Plain text by default: DisplayRole, its middle elided.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RowDelegate(QObject *parent = nullptr);

    void setInk(Ink ink) { m_ink = ink; }
    void setType(TypeSize size, QFont::Weight weight = QFont::Normal);
    //! A colour of its own for some rows; an invalid colour means the ink.
    void setInkRule(std::function<QColor(const QModelIndex &, const Tokens &)> rule);
    //! Before compact density: 32 for one line, 40 for two, 48 for lists, 24 for dense rows.
    void setRowMeasure(int measure) { m_measure = measure; }
    void setLineBelow(bool on) { m_lineBelow = on; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    //! `area` is inside the padding.
    virtual void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                              const QStyleOptionViewItem &option) const;
    [[nodiscard]] virtual int contentWidth(const QModelIndex &index) const;
    [[nodiscard]] QColor inkFor(const QModelIndex &index, const Tokens &tokens) const;
    [[nodiscard]] QFont font() const { return typeFont(m_size, m_weight); }
    //! Draws one line of text, its middle elided, aligned as told.
    static void drawText(QPainter *painter, const QRect &area, const QString &text,
                         Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

private:
    std::function<QColor(const QModelIndex &, const Tokens &)> m_rule;
    Ink m_ink = &Tokens::text;
    TypeSize m_size = TypeSize::Body;
    QFont::Weight m_weight = QFont::Normal;
    int m_measure = 32;
    bool m_lineBelow = true;
};

} // namespace bulkhead
