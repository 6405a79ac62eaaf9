// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "items/auditlogmodel.h"
#include "widgets/rowdelegate.h"

#include <QCoreApplication>

#include <memory>

namespace bulkhead {

//! The cells of the log's table in words.
class AuditCells
{
    Q_DECLARE_TR_FUNCTIONS(AuditCells)
public:
    [[nodiscard]] static QString entry(const QModelIndex &row);
    [[nodiscard]] static QString when(const QModelIndex &row, UtcTime now);
    [[nodiscard]] static QString who(const QModelIndex &row);
    //! "bo", "orders in production".
    [[nodiscard]] static QString on(const QModelIndex &row);
    [[nodiscard]] static QString signature(bool isSigned);
    //! What a column of the log says, to be exported.
    [[nodiscard]] static QString text(const QModelIndex &cell);
    //! All of a row, to be copied.
    [[nodiscard]] static QString line(const QModelIndex &row);
};

//! One line of words that a function makes from the row's roles.
class AuditTextDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using TextOf = std::function<QString(const QModelIndex &)>;
    explicit AuditTextDelegate(TextOf textOf, QObject *parent = nullptr);
    //! Of equally wide digits.
    void setNumbers(Qt::Alignment alignment);

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    TextOf m_textOf;
    Qt::Alignment m_alignment = Qt::AlignLeft;
    bool m_isNumber = false;
};

//! A key for an entry that a person signed, a head for one that only names somebody.
class SignatureDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
};

} // namespace bulkhead
