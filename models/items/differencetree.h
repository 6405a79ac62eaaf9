// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportsession.h"

#include <QAbstractItemModel>

namespace bulkhead {

//! What a row of the tree is, in values; what does not belong to its kind is empty.
struct DifferenceNode
{
    enum class Kind : std::uint8_t { Pair, Group, Figure, Control, Finding, Exception, Promotion, Change };
    enum class Group : std::uint8_t { Layers, Controls, Came, Gone, Stayed, Exceptions, Promotions, Changes };
    Kind kind = Kind::Pair;
    Group group = Group::Layers; //!< of a group, and of what is in it
    const reports::PairDifference *pair = nullptr;
    const reports::FigureDifference *figure = nullptr; //!< of a layer; of a pair its own
    const reports::ControlDifference *control = nullptr;
    const reports::FindingDifference *finding = nullptr;
    const reports::ExceptionDifference *exception = nullptr;
    const promotion::Request *promotion = nullptr;
    const reports::UnrequestedChange *change = nullptr;
    qint64 count = 0; //!< of a group: what is in it
};

//! What is different between two snapshots: pairs of environments with their layers, controls and findings; then exceptions, promotions and changes without a request.
class DifferenceTree : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Column { Name, Then, Now };
    static constexpr int columns = 3;
    enum Role { NodeRole = Qt::UserRole + 1 };

    explicit DifferenceTree(QObject *parent = nullptr);
    ~DifferenceTree() override;

    //! nullptr: no rows.
    void setDifference(const std::shared_ptr<const reports::ReportDifference> &difference);
    [[nodiscard]] const std::shared_ptr<const reports::ReportDifference> &difference() const { return m_difference; }
    //! Copied out: what it points at lives as long as the difference.
    [[nodiscard]] DifferenceNode nodeAt(const QModelIndex &index) const;
    //! The finding of a row as a FindingQuery, if it is there now; else empty.
    [[nodiscard]] QString findingOf(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    //! NodeRole on every column; words are the screen's.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Item;
    [[nodiscard]] Item *itemOf(const QModelIndex &index) const;
    static Item &add(Item &item, const DifferenceNode &node);
    static Item &addGroup(Item &item, DifferenceNode::Group group, std::size_t count);
    static void addPair(Item &root, const reports::PairDifference &pair);
    static void addFindings(Item &item, DifferenceNode::Group group, const std::vector<reports::FindingDifference> &findings);
    void addRecords(Item &root) const;

    std::shared_ptr<const reports::ReportDifference> m_difference;
    std::unique_ptr<Item> m_root;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::DifferenceNode)
