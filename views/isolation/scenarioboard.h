// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/scenarios.h"
#include "items/findingquery.h"
#include "presentation/status.h"
#include "widgets/scrollsheet.h"

#include <QCoreApplication>

class QVBoxLayout;

namespace bulkhead {

class Surface;

//! The four failures that isolation is for: which could happen today, and because of which facts. What is not known is said,
//! with what would decide it.
class ScenarioBoard : public ScrollSheet
{
    Q_OBJECT
public:
    explicit ScenarioBoard(QWidget *parent = nullptr);

    void setPair(const std::shared_ptr<const IsolationView> &view, const EnvironmentId &sandbox, const EnvironmentId &production);

    [[nodiscard]] static QString title(isolation::Scenario scenario);
    [[nodiscard]] static QString words(isolation::Chance chance); //!< "Could happen today"
    [[nodiscard]] static Status statusOf(isolation::Chance chance);

signals:
    void findingRequested(const bulkhead::FindingQuery &query);

private:
    void addCard(const isolation::ScenarioState &state, const isolation::PairResult &result);
    void addHead(QVBoxLayout *column, const isolation::ScenarioState &state, QWidget *card);
    void addFacts(QVBoxLayout *column, const isolation::ScenarioState &state, const isolation::PairResult &result, QWidget *card);
    void addControls(QVBoxLayout *column, const isolation::ScenarioState &state, const isolation::PairResult &result, QWidget *card);
    void addLink(QVBoxLayout *column, Status status, const QString &sentence, const QString &about, const FindingQuery &query,
                 QWidget *card);
    [[nodiscard]] QString reasonOf(const isolation::ScenarioState &state) const;

    std::shared_ptr<const IsolationView> m_view;
    QWidget *m_cards;
    QVBoxLayout *m_column;
};

} // namespace bulkhead
