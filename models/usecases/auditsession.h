// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/config.h"
#include "usecases/auditview.h"
#include "usecases/exportlog.h"
#include "usecases/people.h"

#include <QCoroTask>
#include <QObject>
#include <QThread>

#include <optional>

namespace bulkhead {

//! Where a person's key is, and what opens it.
struct KeyPlace
{
    QString reference;                        //!< "file:PATH" or "keychain:SERVICE/ACCOUNT"
    std::shared_ptr<const Secret> passphrase; //!< of a file; null else
};

//! What the application puts behind the session; called on its worker thread.
struct AuditSessionParts
{
    std::function<QCoro::Task<Result<std::shared_ptr<AuditTrail>>>(EstateConfig)> openTrail;
    std::function<QCoro::Task<Result<std::shared_ptr<const SigningKey>>>(KeyPlace)> openKey;
    std::function<QCoro::Task<Result<std::shared_ptr<const SigningKey>>>(KeyPlace)> makeKey;
    std::function<Result<PublicKeyCard>(QString path)> readCard;
    std::function<Result<void>(QString path, const SigningKey &)> writeCard;
    std::shared_ptr<const Clock> clock;
};

class AuditWorker;

//! The console's face of the audit log, of people and of their keys, on the GUI thread. All work happens on a thread of its own; answers are
//! signals. What the person may not do fails with Refused, whose `what` says why and whose `hint` what would unlock it.
class AuditSession : public QObject
{
    Q_OBJECT
public:
    explicit AuditSession(AuditSessionParts parts, QObject *parent = nullptr);
    ~AuditSession() override; //!< cancels and waits

    void setEstate(const EstateConfig &estate);

    //! The newest complete view; nullptr until the first load ended.
    [[nodiscard]] std::shared_ptr<const AuditView> view() const { return m_view; }
    [[nodiscard]] std::optional<Error> loadError() const { return m_loadError; }
    //! Loads what is new in the log; answers with `viewChanged` or `loadFailed`.
    void reload();

    //! Who acts in this window. Nobody at first: then only the operating-system user is named.
    [[nodiscard]] const Acting &acting() const { return m_acting; }
    //! Roles of the person signed in, as the log says; all of them, whatever "view as" says.
    [[nodiscard]] QStringList roles() const;
    //! The role looked through, or the strongest the person has; empty: nobody has signed in.
    [[nodiscard]] QString shownRole() const;
    //! Opens the person's key and holds it against the log. Answers with `actingChanged` or `signInFailed`.
    void signIn(const QString &person, const KeyPlace &key);
    void signOut();
    //! Acts and sees as with this one role only; empty: as all roles of the person. Never more than the person may.
    void viewAs(const QString &role);
    //! Why the action is not possible now, with what would unlock it; nothing if it is. From what is loaded: the log decides again when it is done.
    [[nodiscard]] std::optional<Error> whyNot(const std::string &action, const std::string &environment = {}) const;

    //! Verifies all against everything this desk and the places outside remember. Progress, then `verified` or `verifyFailed`.
    void verify();
    void cancelVerify();
    [[nodiscard]] bool isVerifying() const { return m_verifying; }
    [[nodiscard]] std::optional<AuditVerdict> verdict() const { return m_verdict; }

    //! Answers with `entryShown` or `failed`.
    void showEntry(std::uint64_t seq);
    //! Writes PATH as a .tlog-proof; answers with `proofSaved` or `failed`.
    void saveProof(std::uint64_t seq, const QString &path);
    //! Writes a bundle. Progress, then `exported` or `failed`; nothing while another is being written. Cancelled, it fails with Cancelled and
    //! leaves at PATH what was there.
    void exportBundle(const QString &path);
    void cancelExport();

    //! Makes a key and its public file; answers with `keyMade` or `failed`.
    void makeKey(const KeyPlace &place, const QString &publicFile);
    //! Answers with `recorded` or `failed`. The first person of a log signs in with the same key before: `signInFirst`.
    void addPerson(const QString &name, const QStringList &roles, const QString &publicFile);
    //! For a log without people: adds oneself as admin with one's own key, and signs in.
    void addFirstPerson(const QString &name, const QStringList &roles, const KeyPlace &key);
    void changePerson(const QString &name, const QStringList &grant, const QStringList &revoke, const QString &publicFile = {});
    void retirePerson(const QString &name);
    //! Makes a new key there and goes over to it.
    void rotateKey(const KeyPlace &place);
    //! Answers with `policyAccepted` or `failed`.
    void acceptPolicy();
    //! The estate file was edited here: an entry with the digests of its bytes before and after.
    void recordEdit(const std::string &before, const std::string &after);
    //! What of the estate file differs from the accepted policy.
    [[nodiscard]] QList<PolicyDifference> policyDifferences() const;

signals:
    void viewChanged();
    void loadFailed(const bulkhead::Error &error);
    void actingChanged();
    void signInFailed(const bulkhead::Error &error);
    void verifyStarted();
    void progressed(quint64 done, quint64 all); //!< of a verification
    void verified();                            //!< `verdict` is new
    void verifyFailed(const bulkhead::Error &error);
    void entryShown(const bulkhead::AuditEntryView &entry);
    void proofSaved(const QString &path);
    void exportProgressed(bulkhead::ExportStep step, quint64 done, quint64 all);
    void exported(const QString &path, const QString &digest, bool isWhole);
    void keyMade(const QString &keyId, const QString &publicFile);
    void recorded(const QString &what, quint64 seq);
    void policyAccepted(const bulkhead::PolicyAcceptance &acceptance);
    void failed(const bulkhead::Error &error); //!< of anything but loading, signing in and verifying

private:
    void takeView(const std::shared_ptr<const AuditView> &view);
    void record(const AuditDraft &draft, const QString &what);
    std::function<void(Result<std::uint64_t>)> recordedAnswer(const QString &what);
    void setActing(const Acting &acting);

    QThread m_thread;
    AuditWorker *m_worker = nullptr; //!< lives on m_thread, deleted there
    EstateConfig m_estate;
    std::shared_ptr<const AuditView> m_view;
    std::optional<Error> m_loadError;
    Acting m_acting;
    std::optional<AuditVerdict> m_verdict;
    CancelToken m_verifyCancel, m_exportCancel;
    bool m_verifying = false, m_exporting = false;
};

} // namespace bulkhead
