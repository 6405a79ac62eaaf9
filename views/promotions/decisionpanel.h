// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/rights.h"
#include "promotions/decision.h"
#include "widgets/panel.h"

namespace bulkhead {

class Button;
class LockNote;

//! What the reader can do with a request in its state, and why not the rest.
class DecisionPanel : public Panel
{
    Q_OBJECT
public:
    DecisionPanel(PromotionSession &session, const Rights &rights, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    //! `isStale`: something of it has changed, so that signing or applying it would be in vain.
    void show(const RequestDetails &details, bool isStale);
    //! As if its button were pressed; nothing if it cannot be.
    void decide(Decision decision);
    //! Why it cannot be done now; empty: it can.
    [[nodiscard]] QString whyNot(Decision decision) const;
    [[nodiscard]] bool offers(Decision decision) const { return m_buttons.contains(decision); }

signals:
    void decided(bulkhead::Decision decision); //!< asked for by a person
    void askedAnew();

private:
    [[nodiscard]] QList<Decision> offered() const;
    [[nodiscard]] QString whyNotPass() const;
    [[nodiscard]] QString whyNotReview() const;
    void addButton(Decision decision, int look);
    [[nodiscard]] QString whyNotSign() const;

    PromotionSession &m_session;
    const Rights &m_rights;
    std::shared_ptr<const Clock> m_clock;
    RequestDetails m_details;
    bool m_isStale = false;
    QHash<Decision, Button *> m_buttons;
};

} // namespace bulkhead
