// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"

#include <QAbstractButton>

namespace bulkhead {

class EnvironmentMark;

//! The pair that the screens are about, as two tags; a click offers the others.
class PairButton : public QAbstractButton
{
    Q_OBJECT
public:
    PairButton(ConsoleSession &session, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showPair();
    void offerPairs();

    ConsoleSession &m_session;
    EnvironmentMark *m_sandbox, *m_production;
};

} // namespace bulkhead
