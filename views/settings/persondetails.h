// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/peoplefacts.h"
#include "usecases/auditview.h"
#include "widgets/surface.h"

class QVBoxLayout;

namespace bulkhead {

class Button;
class InitialsDisc;
class LockNote;
class Rights;
class TextLabel;

//! One person: roles and who gave them, the key in use and those before, and what an admin can do. What cannot be done says why beside it.
class PersonDetails : public Surface
{
    Q_OBJECT
public:
    explicit PersonDetails(Rights &rights, QWidget *parent = nullptr);

    //! `self` is the person of this window, or empty; `list` tells when an entry was written.
    void showPerson(const PersonFacts &person, const QString &self, const AuditList *list);

signals:
    void changeRolesRequested();
    void replaceKeyRequested();
    void retireRequested();

private:
    void buildHead(QVBoxLayout &rows);
    void buildActions(QVBoxLayout &rows);
    void clear();
    void addHead(const QString &text);
    void addPart(QWidget *part);
    void addRoles(const PersonFacts &person, const AuditList *list);
    void addKeys(const PersonFacts &person, const AuditList *list);
    void showActions(const PersonFacts &person, bool isSelf);

    Rights &m_rights;
    InitialsDisc *m_disc;
    TextLabel *m_name, *m_subtitle;
    QWidget *m_content;
    QVBoxLayout *m_column;
    QList<QWidget *> m_parts;
    QWidget *m_actions;
    Button *m_roles, *m_key, *m_retire;
    LockNote *m_allNote, *m_rolesNote, *m_keyNote, *m_retireNote;
};

} // namespace bulkhead
