// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/estatedocument.h"
#include "settings/settingssheet.h"

namespace bulkhead {

class LockNote;
class MessageBar;
class Rights;

//! Settings, Environments: what there is, its type, and which gateways serve it. Only unused ones go.
class EnvironmentsPage : public SettingsSheet
{
    Q_OBJECT
public:
    EnvironmentsPage(EstateDocument &document, Rights &rights, QWidget *parent = nullptr);

    //! What is wrong with a name, as a sentence; empty if nothing is. `previous` may keep its own.
    [[nodiscard]] static QString nameProblem(const QString &name, const EnvironmentId &previous,
                                             const EstateConfig &estate);
    //! Who needs this environment; 0 means that it may go.
    [[nodiscard]] static qsizetype usesOf(const EnvironmentId &id, const EstateConfig &estate);
    void save(const Environment &environment, const EnvironmentId &previous);
    void remove(const EnvironmentId &environment);

private:
    void rebuild();
    QWidget *makeRow(const Environment &environment, bool isNew);
    void tell(const Result<void> &done, const QString &success);

    EstateDocument &m_document;
    Rights &m_rights;
    LockNote *m_lock;
    MessageBar *m_message;
    QWidget *m_rows;
    bool m_undo = false;
};

} // namespace bulkhead
