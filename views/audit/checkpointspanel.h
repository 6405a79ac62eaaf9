// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "presentation/status.h"
#include "usecases/auditview.h"
#include "widgets/scrollsheet.h"

#include <memory>
#include <utility>

class QVBoxLayout;

namespace bulkhead {

//! The log's own key, its newest checkpoint, and the places outside that keep checkpoints: what makes a log made anew show.
class CheckpointsPanel : public ScrollSheet
{
    Q_OBJECT
public:
    explicit CheckpointsPanel(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setView(std::shared_ptr<const AuditView> view);

private:
    void addSection(QVBoxLayout *column, const QString &title, const QString &more);
    void addValue(QVBoxLayout *column, const QString &value, const QString &copyText, const QString &name);
    void addPlaces(QVBoxLayout *column);
    [[nodiscard]] std::pair<Status, QString> stateOf(const CheckpointPlace &place) const;
    QWidget *makePlace(const CheckpointPlace &place);
    [[nodiscard]] QString coverage(const CheckpointPlace &place) const;

    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<const AuditView> m_view;
};

} // namespace bulkhead
