// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "widgets/surface.h"

class QMenu;

namespace bulkhead {

class AuditSession;
class Button;
class PairButton;
class PersonButton;
class Rights;
class SearchButton;
class Tag;

//! Estate, pair, moment, search, sync and who is here. Tinted while the past is looked at.
class TopBar : public Surface
{
    Q_OBJECT
public:
    //! `audit` may be null: then nobody can sign in.
    TopBar(ConsoleSession &session, AuditSession *audit, QWidget *parent = nullptr);

    void setMenu(QMenu *menu);
    void openMenu();
    void focusFirst();
    [[nodiscard]] bool isInThePast() const { return m_past; }
    //! Says where Sync would be why this person may not.
    void explainSync();

signals:
    void searchRequested();
    void syncRequested();
    void signInRequested();
    void peopleRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showEstate();
    void showMoment();
    void showSync();
    void listMoments(const QList<Snapshot> &snapshots);

    ConsoleSession &m_session;
    Rights *m_rights;
    Button *m_menu, *m_asOf, *m_sync;
    Tag *m_readOnly; //!< instead of Sync, for somebody who only reads
    SearchButton *m_search;
    TextLabel *m_name, *m_moment;
    PairButton *m_pair;
    PersonButton *m_person;
    bool m_past = false;
    bool m_menuWanted = false;
    bool m_narrow = false;
};

} // namespace bulkhead
