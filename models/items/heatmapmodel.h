// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/findingquery.h"

#include <QAbstractTableModel>

namespace bulkhead {

//! API x layer for one pair: what the controls of a layer say about an API. The API stands in column 0, the layers of the wall
//! behind it. Worst rows first. A control that nothing decides is unknown for every API that is on both sides.
class HeatMapModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        VerdictRole = Qt::UserRole + 1, //!< int of isolation::Verdict; invalid: nothing judged it
        CountRole,   //!< qint64: findings that name the API, or controls that are unknown
        AroundRole,  //!< qint64: findings of its gateways that name no API
        AcceptedRole, //!< bool: it fails, and every finding that fails is accepted for a while
        ApiRole                         //!< QString
    };
    Q_ENUM(Role)
    static constexpr int layers = static_cast<int>(isolation::wallLayers.size());

    explicit HeatMapModel(QObject *parent = nullptr);

    void setPair(std::shared_ptr<const IsolationView> view, const EnvironmentId &sandbox, const EnvironmentId &production);
    //! Only APIs whose name has the text.
    void setText(const QString &text);
    //! In the order of the catalog instead of worst first.
    void setWorstFirst(bool on);

    [[nodiscard]] int totalRows() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int rowsOnBothSides() const { return m_onBothSides; }
    [[nodiscard]] int rowsWithFindings() const; //!< of those shown: something fails or warns
    [[nodiscard]] int rowOf(const QString &api) const; //!< -1: not shown

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Cell
    {
        isolation::Verdict verdict = isolation::Verdict::NotApplicable;
        bool isJudged = false;
        std::int32_t fails = 0, warns = 0, unknowns = 0; //!< that name the API
        std::int32_t failsAround = 0, warnsAround = 0;   //!< of its gateways
        std::int32_t accepted = 0;                       //!< of both
        void take(isolation::Verdict other);
        [[nodiscard]] qint64 count() const;
        [[nodiscard]] bool isAccepted() const;
    };
    struct Row
    {
        std::uint32_t api = 0;
        bool isOnBoth = false;
        std::array<Cell, layers> cells;
    };
    class Builder;

    void show();
    [[nodiscard]] const Row &row(int shown) const { return m_rows[m_shown[static_cast<std::size_t>(shown)]]; }
    [[nodiscard]] static std::int64_t badness(const Row &row);

    std::shared_ptr<const IsolationView> m_view;
    std::vector<Row> m_rows;            //!< in the order of the catalog
    std::vector<std::uint32_t> m_shown; //!< indexes into m_rows
    QString m_text;
    int m_onBothSides = 0;
    bool m_worstFirst = true;
};

} // namespace bulkhead
