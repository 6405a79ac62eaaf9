// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <string>

namespace bulkhead {

class AuditSession;

//! What the person in this window may do, in the words of the console: each screen asks it before it offers something.
class Rights : public QObject
{
    Q_OBJECT
public:
    //! Without a session everything may be tried: the engine decides.
    explicit Rights(AuditSession *session, QObject *parent = nullptr);

    //! Why an action of the log ("sync", "estate.edit", "person.add") is not possible now and what would unlock it, in full sentences; empty if it is.
    [[nodiscard]] QString whyNot(const std::string &action, const std::string &environment = {}) const;
    //! All that counts of this person only reads: auditor, viewer.
    [[nodiscard]] bool isReadOnly() const;

signals:
    void changed();

private:
    [[nodiscard]] QString refusal(const std::string &action, const std::string &environment) const;

    AuditSession *m_session;
};

} // namespace bulkhead
