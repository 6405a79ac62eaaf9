// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "widgets/rowdelegate.h"

namespace bulkhead {

//! One field of two environments, as words.
struct DiffCell
{
    QString field;
    std::optional<QString> sandbox, production; //!< empty: the field is not there
    FieldDifference::Verdict verdict = FieldDifference::Verdict::Same;
    QString reason;
};

//! Field path and verdict above, the two values side by side in the fixed font, the reason below. Sandbox
//! is left with a sand edge, production right with a slate one; drift has both on amber, never on red.
class DiffDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using CellOf = std::function<DiffCell(const QModelIndex &)>;
    explicit DiffDelegate(CellOf cellOf, QObject *parent = nullptr);

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;

private:
    void paintHead(QPainter *painter, const QRect &line, const DiffCell &cell, const Tokens &t) const;
    void paintValue(QPainter *painter, const QRect &box, const std::optional<QString> &value,
                    const DiffCell &cell, const EnvironmentColours &side, const Tokens &t) const;

    CellOf m_cellOf;
};

} // namespace bulkhead
