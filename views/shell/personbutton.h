// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QMenu;

namespace bulkhead {

class AuditSession;

//! Who is here: initials, name and roles at the right of the top bar; a click offers to sign in, to look through one role, and to sign out. With
//! nobody signed in it is the user of the operating system, whom nobody vouches for.
class PersonButton : public QAbstractButton
{
    Q_OBJECT
public:
    //! `session` may be null: then only the user of the operating system is shown, and nothing is offered.
    explicit PersonButton(AuditSession *session, QWidget *parent = nullptr);

    //! The disc alone; the tooltip says the rest.
    void setNarrow(bool narrow);
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void signInRequested();
    void peopleRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showPerson();
    void offer();
    void addPerson(QMenu &menu);
    [[nodiscard]] bool hasMenu() const { return m_session != nullptr; }

    AuditSession *m_session;
    QString m_name, m_state;
    bool m_narrow = false;
};

} // namespace bulkhead
