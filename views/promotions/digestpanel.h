// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/promotionsession.h"
#include "widgets/panel.h"

#include <QTimer>

namespace bulkhead {

class Button;
class StatusMark;

//! The digest that approvals sign, and whether what it stands for still is the same. Asks again every minute while it is seen.
class DigestPanel : public Panel
{
    Q_OBJECT
public:
    DigestPanel(PromotionSession &session, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void show(const RequestDetails &details);
    void check();
    [[nodiscard]] const std::optional<Freshness> &freshness() const { return m_fresh; }

signals:
    void checked();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void takeFreshness(const QString &id, const Freshness &fresh);
    void takeError(const QString &id, const Error &error);
    void showState();

    PromotionSession &m_session;
    std::shared_ptr<const Clock> m_clock;
    StatusMark *m_mark;
    TextLabel *m_digest, *m_changed, *m_source, *m_target, *m_checked;
    Button *m_again;
    QTimer m_timer, m_age;
    QString m_id;
    bool m_isOpen = false, m_isChecking = false;
    std::optional<Freshness> m_fresh;
    std::optional<Error> m_error;
};

} // namespace bulkhead
