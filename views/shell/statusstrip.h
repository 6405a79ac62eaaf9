// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "widgets/surface.h"

#include <QTimer>

namespace bulkhead {

class StatusMark;

//! The line at the bottom: how many gateways were read, how old the facts are, and where they are kept.
class StatusStrip : public Surface
{
    Q_OBJECT
public:
    StatusStrip(ConsoleSession &session, std::shared_ptr<const Clock> clock, QString storeDescription,
                QWidget *parent = nullptr);

    //! What the left says, for tests and screen readers.
    [[nodiscard]] QString gatewaysText() const { return m_gateways->text(); }

private:
    void refresh();
    void showGateways(const CatalogView &view);
    void showAge(const CatalogView &view);

    ConsoleSession &m_session;
    std::shared_ptr<const Clock> m_clock;
    StatusMark *m_mark;
    TextLabel *m_gateways, *m_age, *m_store;
    QTimer m_tick;
};

} // namespace bulkhead
