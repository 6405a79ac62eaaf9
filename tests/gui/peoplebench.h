// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/guibench.h"
#include "identity/memorykeychain.h"
#include "usecases/auditsession.h"

#include <QAbstractButton>

namespace bulkhead::test {

//! The window over a real audit log in a temporary store, with a keyring in memory.
class PeopleBench
{
public:
    //! Without people: a log that nobody has a key for.
    PeopleBench();
    ~PeopleBench();

    //! `name` with a key in the keyring, as the first person, signed in.
    void begin(const QString &name, const QStringList &roles = {QStringLiteral("admin")});
    //! Somebody with a key in the keyring, added by who is signed in.
    void add(const QString &name, const QStringList &roles);
    void signIn(const QString &name);
    //! A key in the keyring and its public file; the file's path.
    [[nodiscard]] QString makeCard(const QString &name);

    [[nodiscard]] AuditSession &audit() const { return *m_audit; }
    [[nodiscard]] GuiBench &gui() const { return *m_gui; }
    [[nodiscard]] MainWindow &window() const { return m_gui->window(); }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] const audit::LogState &state() const { return m_audit->view()->state; }
    void showPeople() const;

    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return window().findChild<Widget *>(name);
    }
    [[nodiscard]] QAbstractButton *button(const QString &name) const { return find<QAbstractButton>(name); }
    //! Inside the dialog that is open.
    template<typename Widget>
    [[nodiscard]] Widget *inDialog(const QString &name) const
    {
        const QWidget *dialog = openDialog();
        return dialog ? dialog->findChild<Widget *>(name) : nullptr;
    }
    [[nodiscard]] QWidget *openDialog() const;

private:
    [[nodiscard]] AuditSessionParts parts() const;

    QTemporaryDir m_folder;
    std::shared_ptr<MemoryKeychain> m_keyring = std::make_shared<MemoryKeychain>();
    std::shared_ptr<const SigningKey> m_logKey;
    SmallEstate m_estate;
    std::unique_ptr<AuditSession> m_audit;
    std::unique_ptr<GuiBench> m_gui;
};

} // namespace bulkhead::test
