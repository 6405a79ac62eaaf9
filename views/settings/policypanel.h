// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settingssheet.h"
#include "usecases/people.h"

namespace bulkhead {

class AuditSession;
class Button;
class EstateDocument;
class LockNote;
class MessageBar;
class Rights;

//! How the sections of the estate file that are policy stand to what people accepted, and accepting them. A looser policy takes two people.
class PolicyPanel : public SettingsSheet
{
    Q_OBJECT
public:
    PolicyPanel(AuditSession &session, EstateDocument &document, Rights &rights, QWidget *parent = nullptr);

    void refresh();
    //! Sections that wait to be accepted.
    [[nodiscard]] qsizetype count() const { return m_differences.size(); }

private:
    void clear();
    void addPart(QWidget *part);
    void addTitle(const QString &text);
    void addSections();
    void addSection(const QString &section, bool isAccepted, const QString &words);
    void addLoosenings();
    void showState();
    void showAction();
    [[nodiscard]] QString whyNotAccept() const;
    [[nodiscard]] bool isProposed() const;
    [[nodiscard]] bool isOwnProposal() const;
    void ask();
    void take(const PolicyAcceptance &acceptance);

    AuditSession &m_session;
    EstateDocument &m_document;
    Rights &m_rights;
    QList<PolicyDifference> m_differences;
    QStringList m_loosenings;
    MessageBar *m_state, *m_message;
    QWidget *m_foot;
    Button *m_accept;
    LockNote *m_note;
    QList<QWidget *> m_parts;
    bool m_isAsked = false;
};

} // namespace bulkhead
