// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportsession.h"

#include <QAbstractItemModel>

namespace bulkhead {

//! What a row of the tree is, in values; what does not belong to its kind is empty.
struct RequirementNode
{
    enum class Kind : std::uint8_t { Requirement, Control, Pair, Finding, Fact };
    Kind kind = Kind::Requirement;
    const reports::Requirement *requirement = nullptr;
    const reports::RequirementResult *standing = nullptr; //!< of a requirement, the worst of the pairs
    const isolation::Control *control = nullptr;
    const isolation::ControlResult *result = nullptr; //!< of a pair; of a control that was judged on one pair only
    const isolation::UnitResult *unit = nullptr;
    const isolation::FactRef *fact = nullptr;
    isolation::Side side = isolation::Side::Sandbox; //!< of a fact
    isolation::Verdict verdict = isolation::Verdict::Unknown;
    const isolation::AcceptedFinding *accepted = nullptr; //!< of a finding: by the exception in force
    std::size_t pair = 0;         //!< into the isolation report's
    std::int64_t findings = 0;    //!< units below that do not pass
    QStringList deciding{};       //!< of a requirement that does not pass: ids of its controls that are as bad as it
    [[nodiscard]] bool isOfPair() const { return kind != Kind::Requirement && result != nullptr; }
};

//! What a framework asks for and what is behind each answer: requirement → control → pair of environments (the check; left out where only one is in scope) →
//! finding → its facts. Children are made when they are asked for.
class RequirementTree : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Column { Name, Result, Why };
    static constexpr int columns = 3;
    enum Role { NodeRole = Qt::UserRole + 1 };

    explicit RequirementTree(QObject *parent = nullptr);
    ~RequirementTree() override;

    //! An empty id, or one that is not there: no rows.
    void setFramework(const std::shared_ptr<const FrameworksView> &view, const QString &id);
    //! Only what does not pass.
    void setOnlyOpen(bool on);
    [[nodiscard]] bool isOnlyOpen() const { return m_isOnlyOpen; }
    [[nodiscard]] const std::shared_ptr<const FrameworksView> &view() const { return m_view; }
    //! Copied out: what it points at lives as long as the view.
    [[nodiscard]] RequirementNode nodeAt(const QModelIndex &index) const;
    //! The finding that a row belongs to, as a FindingQuery; of a control: all its findings. Empty: a requirement.
    [[nodiscard]] QString findingOf(const QModelIndex &index) const;
    [[nodiscard]] QPair<EnvironmentId, EnvironmentId> pairOf(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    //! NodeRole on every column; words are the screen's.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Item;
    [[nodiscard]] Item *itemOf(const QModelIndex &index) const;
    void grow(Item &item) const;
    void addRequirements(Item &root) const;
    void addControls(Item &item) const;
    void addPairs(Item &item) const;
    void addFindings(Item &item) const;
    static void addFacts(Item &item);
    void add(Item &item, const RequirementNode &node) const;
    [[nodiscard]] bool isShown(isolation::Verdict verdict) const;
    [[nodiscard]] const isolation::ControlResult *resultOf(const QString &control, std::size_t pair) const;
    [[nodiscard]] QStringList decidingOf(const reports::RequirementResult &standing) const;
    [[nodiscard]] RequirementNode controlNode(const isolation::Control &control) const;

    std::shared_ptr<const FrameworksView> m_view;
    const FrameworkSummary *m_summary = nullptr; //!< in m_view
    std::unique_ptr<Item> m_root;
    bool m_isOnlyOpen = false;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::RequirementNode)
