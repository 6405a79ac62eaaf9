// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "promotion/planwords.h"

#include <QAbstractListModel>

namespace bulkhead {

//! A line of a plan as people read it; values, no words.
struct PlanRow
{
    enum class Kind {
        Group,    //!< all that is deleted, changed or created: `count`
        Object,   //!< a whole object comes or goes: its most telling values
        Quantity, //!< a limit or a time
        Policy,   //!< a policy comes, goes, or is switched
        Value,    //!< one value
        Values    //!< several values of one object, too many to be told one by one
    };
    Kind kind = Kind::Value;
    promotion::StepAction action = promotion::StepAction::Change;
    int step = -1; //!< index in the plan; of a group -1
    int count = 0;
    promotion::Subject subject = promotion::Subject::Other;
    promotion::Aspect aspect = promotion::Aspect::Other;
    promotion::PolicyChange::Switch isSwitched = promotion::PolicyChange::Switch::Stays;
    bool isTimeout = false;
    std::string name;  //!< of the object
    std::string what, field, pointer;
    std::optional<promotion::Quantity> quantityBefore, quantityAfter;
    std::vector<promotion::ValueChange> values; //!< of Object and Values
    JsonValue before, after;                    //!< of Value
    int remarks = 0;   //!< how many remarks are on this step
};

//! The lines of a plan: what is deleted first, then what is changed, then what is new; in each the order of its steps. `isFull`: every value one by one.
[[nodiscard]] std::vector<PlanRow> planRows(const promotion::PlanWords &words, bool isFull);
//! How many values a plan touches.
[[nodiscard]] int countValues(const promotion::PlanWords &words);

//! The lines of a plan for a list.
class PlanRowsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    //! `remarks`: how many are on each step.
    void setRows(std::vector<PlanRow> rows, const QHash<int, int> &remarks);
    [[nodiscard]] const PlanRow &row(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    //! The next line with a difference behind (or before) this one, going round; -1: there is none.
    [[nodiscard]] int nextDifference(int from, bool backwards) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    //! DisplayRole: the name of the object; texts are the screen's.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::vector<PlanRow> m_rows;
};

} // namespace bulkhead
