// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "widgets/surface.h"

class QMenu;

namespace bulkhead {

class Button;
class PairButton;
class SearchButton;

//! Estate, pair, moment, search, sync and who is here. Tinted while the past is looked at.
class TopBar : public Surface
{
    Q_OBJECT
public:
    TopBar(ConsoleSession &session, QWidget *parent = nullptr);

    void setMenu(QMenu *menu);
    void openMenu();
    void focusFirst();
    [[nodiscard]] bool isInThePast() const { return m_past; }

signals:
    void searchRequested();
    void syncRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showEstate();
    void showMoment();
    void showSync();
    void listMoments(const QList<Snapshot> &snapshots);
    QWidget *makePerson();

    ConsoleSession &m_session;
    Button *m_menu, *m_asOf, *m_sync;
    SearchButton *m_search;
    TextLabel *m_name, *m_moment;
    PairButton *m_pair;
    bool m_past = false;
    bool m_menuWanted = false;
    bool m_narrow = false;
};

} // namespace bulkhead
