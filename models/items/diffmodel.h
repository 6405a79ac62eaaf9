// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! The fields of one comparison, side by side.
class DiffModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        FieldRole = Qt::UserRole + 1, //!< QString
        SandboxRole,    //!< QString, one value a line; null if it is not there
        ProductionRole, //!< the same
        VerdictRole,    //!< int of FieldDifference::Verdict
        ReasonRole      //!< QString
    };
    Q_ENUM(Role)
    enum class Column { Field, Sandbox, Production, Verdict };
    Q_ENUM(Column)
    enum class Shown { Drift, WithExpected, All };
    Q_ENUM(Shown)

    explicit DiffModel(QObject *parent = nullptr);

    void setDiff(DeploymentDiff diff);
    void setShown(Shown shown);
    [[nodiscard]] Shown shown() const { return m_shown; }
    //! How many rows there are, or would be.
    [[nodiscard]] int count(Shown shown) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    //! A value as people read it: lists one member a line, text without quotes, objects as JSON.
    [[nodiscard]] static QString valueText(const std::optional<JsonValue> &value);

private:
    [[nodiscard]] static bool isShown(const FieldDifference &field, Shown shown);
    void rebuild();

    DeploymentDiff m_diff;
    std::vector<std::size_t> m_visible;
    Shown m_shown = Shown::WithExpected;
};

} // namespace bulkhead
