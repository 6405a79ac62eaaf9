// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportsession.h"

#include <QAbstractListModel>
#include <QStringList>

namespace bulkhead {

//! A framework as a row: its counts, and whether somebody wants it on top.
struct FrameworkRow
{
    std::shared_ptr<const reports::Framework> framework;
    reports::RequirementCounts counts;
    bool isPinned = false;
    bool isCounted = false; //!< something was judged
};

//! The frameworks there are, those that are pinned first, else in the order that they came in.
class FrameworkList : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole + 1 };
    using QAbstractListModel::QAbstractListModel;

    //! Keeps rows where they are the same: a selection stays.
    void setView(const std::shared_ptr<const FrameworksView> &view);
    //! Titles, publishers and references that hold the text.
    void setFilter(const QString &text);
    void setPins(const QStringList &ids);
    [[nodiscard]] const QStringList &pins() const { return m_pins; }
    void togglePin(const QString &id);

    [[nodiscard]] FrameworkRow rowAt(int row) const;
    [[nodiscard]] QString idAt(int row) const;
    [[nodiscard]] int rowOf(const QString &id) const; //!< -1: not shown
    [[nodiscard]] int total() const { return m_view ? static_cast<int>(m_view->frameworks.size()) : 0; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! The short title, else the title; RowRole: FrameworkRow.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void pinsChanged();

private:
    void arrange();
    [[nodiscard]] bool isHit(const reports::Framework &framework) const;

    std::shared_ptr<const FrameworksView> m_view;
    std::vector<qsizetype> m_rows; //!< into the view's frameworks
    QStringList m_pins;
    QString m_filter;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::FrameworkRow)
