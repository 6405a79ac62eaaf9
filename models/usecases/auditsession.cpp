// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/auditsession.h"

#include "audit/names.h"
#include "core/operatingsystemuser.h"
#include "usecases/auditworker.h"
#include "usecases/crossthread.h"

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error refusedFor(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Refused, .place = {}, .what = what, .hint = hint, .retryAfter = {}};
}

QString rolesText(const audit::ActionRule &rule)
{
    QStringList names;
    for (const std::string_view role : rule.roles)
        names.append(QString::fromUtf8(role.data(), static_cast<qsizetype>(role.size())));
    return names.join(u" or "_s);
}

} // namespace

AuditSession::AuditSession(AuditSessionParts parts, QObject *parent)
    : QObject(parent)
    , m_worker(new AuditWorker(std::move(parts)))
{
    m_acting.claim = operatingSystemUser();
    m_thread.setObjectName(u"bulkhead-audit"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

AuditSession::~AuditSession()
{
    m_verifyCancel.cancel();
    m_exportCancel.cancel();
    callOn(m_worker, [](AuditWorker &worker) { worker.shutDown(); });
    m_thread.wait();
}

void AuditSession::setEstate(const EstateConfig &estate)
{
    m_estate = estate;
    callOn(m_worker, [estate](AuditWorker &worker) { worker.setEstate(estate); });
    reload();
}

void AuditSession::reload()
{
    auto answer = onThreadOf<AuditWorker::ViewResult>(this, [this](const AuditWorker::ViewResult &result) {
        m_loadError = result ? std::nullopt : std::optional(result.error());
        if (result)
            takeView(*result);
        else
            emit loadFailed(*m_loadError);
    });
    callOn(m_worker, [answer](AuditWorker &worker) { worker.load(answer); });
}

//! A person whose key or roles ended meanwhile does not act any more.
void AuditSession::takeView(const std::shared_ptr<const AuditView> &view)
{
    m_view = view;
    emit viewChanged();
    if (!m_acting.isPerson() || !view->stateProblem.isEmpty())
        return;
    const audit::KeyRow *key = view->state.currentKey(m_acting.person.toStdString());
    if (key == nullptr || key->key != keyIdOf(m_acting.key->publicKey()))
        signOut();
    else
        emit actingChanged(); // roles may be others
}

QStringList AuditSession::roles() const
{
    QStringList roles;
    if (!m_view || !m_acting.isPerson())
        return roles;
    for (const std::string &role : m_view->state.rolesOf(m_acting.person.toStdString()))
        roles.append(QString::fromStdString(role));
    return roles;
}

QString AuditSession::shownRole() const
{
    if (!m_acting.asRole.isEmpty())
        return m_acting.asRole;
    const QStringList held = roles();
    for (const auto &name : {"admin"_L1, "approver"_L1, "engineer"_L1, "auditor"_L1, "viewer"_L1}) {
        const auto role = std::find_if(held.begin(), held.end(), [&name](const QString &one) { return one == name || one.startsWith(QString(name) + u':'); });
        if (role != held.end())
            return *role;
    }
    return {};
}

void AuditSession::setActing(const Acting &acting)
{
    const QString claim = m_acting.claim;
    m_acting = acting;
    m_acting.claim = claim;
    emit actingChanged();
}

void AuditSession::signIn(const QString &person, const KeyPlace &key)
{
    auto answer = onThreadOf<Result<Acting>>(this, [this](const Result<Acting> &result) {
        if (result)
            setActing(*result);
        else
            emit signInFailed(result.error());
    });
    callOn(m_worker, [person, key, answer](AuditWorker &worker) { worker.signIn(person, key, answer); });
}

void AuditSession::signOut()
{
    setActing({});
}

void AuditSession::viewAs(const QString &role)
{
    if (!role.isEmpty() && !roles().contains(role))
        return;
    m_acting.asRole = role;
    emit actingChanged();
}

std::optional<Error> AuditSession::whyNot(const std::string &action, const std::string &environment) const
{
    using Signing = audit::ActionRule::Signing;
    const audit::ActionRule &rule = audit::ruleOf(action);
    if (m_view && !m_view->stateProblem.isEmpty())
        return Error{.kind = Error::Kind::Damaged, .place = {}, .what = m_view->stateProblem, .hint = {}, .retryAfter = {}};
    const bool hasPeople = m_view && !m_view->state.people().empty();
    if (!m_acting.isPerson()) {
        const bool mustSign = rule.signing == Signing::Always || (rule.signing == Signing::OncePeople && hasPeople);
        return mustSign ? std::optional(refusedFor(u"this takes a person who signs it"_s, u"sign in with your key"_s)) : std::nullopt;
    }
    const QStringList held = m_acting.asRole.isEmpty() ? roles() : QStringList{m_acting.asRole};
    const bool isAllowed = std::any_of(held.begin(), held.end(), [&](const QString &role) { return audit::permits(role.toStdString(), rule, environment); });
    if (isAllowed)
        return std::nullopt;
    return refusedFor(u"it takes the role %1"_s.arg(rolesText(rule)),
                      m_acting.asRole.isEmpty() ? u"an admin grants it"_s : u"choose all roles again in the menu with your name"_s);
}

void AuditSession::verify()
{
    if (m_verifying)
        return;
    m_verifying = true;
    m_verifyCancel = CancelToken();
    auto progress = onThreadOf<QPair<quint64, quint64>>(
        this, [this](const QPair<quint64, quint64> &step) { emit progressed(step.first, step.second); });
    const OnVerified onVerified = [progress](std::uint64_t done, std::uint64_t all) { progress({done, all}); };
    auto answer = onThreadOf<Result<AuditVerdict>>(this, [this](const Result<AuditVerdict> &result) {
        m_verifying = false;
        if (result) {
            m_verdict = *result;
            emit verified();
        } else {
            emit verifyFailed(result.error());
        }
    });
    emit verifyStarted();
    callOn(m_worker, [cancel = m_verifyCancel, onVerified, answer](AuditWorker &worker) { worker.verify(cancel, onVerified, answer); });
}

void AuditSession::cancelVerify()
{
    m_verifyCancel.cancel();
}

void AuditSession::showEntry(std::uint64_t seq)
{
    auto answer = onThreadOf<Result<AuditEntryView>>(this, [this](const Result<AuditEntryView> &result) {
        if (result)
            emit entryShown(*result);
        else
            emit failed(result.error());
    });
    callOn(m_worker, [seq, answer](AuditWorker &worker) { worker.showEntry(seq, answer); });
}

void AuditSession::saveProof(std::uint64_t seq, const QString &path)
{
    auto answer = onThreadOf<Result<void>>(this, [this, path](const Result<void> &result) {
        if (result)
            emit proofSaved(path);
        else
            emit failed(result.error());
    });
    callOn(m_worker, [seq, path, answer](AuditWorker &worker) { worker.saveProof(seq, path, answer); });
}

void AuditSession::exportBundle(const QString &path)
{
    if (m_exporting)
        return;
    m_exporting = true;
    m_exportCancel = CancelToken();
    using Progress = std::tuple<ExportStep, quint64, quint64>;
    auto progress = onThreadOf<Progress>(this, [this](const Progress &now) { emit exportProgressed(std::get<0>(now), std::get<1>(now), std::get<2>(now)); });
    const OnExport onExport = [progress](ExportStep step, std::uint64_t done, std::uint64_t all) { progress({step, done, all}); };
    auto answer = onThreadOf<Result<ExportedLog>>(this, [this](const Result<ExportedLog> &result) {
        m_exporting = false;
        if (result)
            emit exported(result->path, QString::fromStdString(result->digest), result->answer.ok);
        else
            emit failed(result.error());
        reload();
    });
    callOn(m_worker, [path, who = m_acting, cancel = m_exportCancel, onExport, answer](AuditWorker &worker) {
        worker.exportBundle(path, who, cancel, onExport, answer);
    });
}

void AuditSession::cancelExport()
{
    m_exportCancel.cancel();
}

void AuditSession::makeKey(const KeyPlace &place, const QString &publicFile)
{
    auto answer = onThreadOf<Result<std::string>>(this, [this, publicFile](const Result<std::string> &result) {
        if (result)
            emit keyMade(QString::fromStdString(*result), publicFile);
        else
            emit failed(result.error());
    });
    callOn(m_worker, [place, publicFile, answer](AuditWorker &worker) { worker.makeKey(place, publicFile, answer); });
}

std::function<void(Result<std::uint64_t>)> AuditSession::recordedAnswer(const QString &what)
{
    return onThreadOf<Result<std::uint64_t>>(this, [this, what](const Result<std::uint64_t> &result) {
        if (result)
            emit recorded(what, *result);
        else
            emit failed(result.error());
        reload();
    });
}

void AuditSession::record(const AuditDraft &draft, const QString &what)
{
    callOn(m_worker, [draft, who = m_acting, answer = recordedAnswer(what)](AuditWorker &worker) { worker.record(draft, who, answer); });
}

void AuditSession::addPerson(const QString &name, const QStringList &roles, const QString &publicFile)
{
    const AuditWorker::WithCard draft = [name, roles](const PublicKeyCard &card) { return addPersonDraft(name, roles, card); };
    callOn(m_worker, [publicFile, draft, who = m_acting, answer = recordedAnswer(name)](AuditWorker &worker) {
        worker.recordWithCard(publicFile, draft, who, answer);
    });
}

void AuditSession::addFirstPerson(const QString &name, const QStringList &roles, const KeyPlace &key)
{
    auto answer = onThreadOf<Result<Acting>>(this, [this, name](const Result<Acting> &result) {
        if (result) {
            setActing(*result);
            emit recorded(name, 0);
        } else {
            emit failed(result.error());
        }
        reload();
    });
    callOn(m_worker, [name, roles, key, claim = m_acting, answer](AuditWorker &worker) { worker.addFirst(name, roles, key, claim, answer); });
}

void AuditSession::changePerson(const QString &name, const QStringList &grant, const QStringList &revoke, const QString &publicFile)
{
    if (publicFile.isEmpty()) {
        record(changePersonDraft(name, grant, revoke, std::nullopt), name);
        return;
    }
    const AuditWorker::WithCard draft = [=](const PublicKeyCard &card) { return changePersonDraft(name, grant, revoke, card); };
    callOn(m_worker, [publicFile, draft, who = m_acting, answer = recordedAnswer(name)](AuditWorker &worker) {
        worker.recordWithCard(publicFile, draft, who, answer);
    });
}

void AuditSession::retirePerson(const QString &name)
{
    record(retirePersonDraft(name), name);
}

void AuditSession::rotateKey(const KeyPlace &place)
{
    auto answer = onThreadOf<Result<Acting>>(this, [this](const Result<Acting> &result) {
        if (result) {
            setActing(*result);
            emit recorded(m_acting.person, 0);
        } else {
            emit failed(result.error());
        }
        reload();
    });
    callOn(m_worker, [place, who = m_acting, answer](AuditWorker &worker) { worker.rotate(place, who, answer); });
}

void AuditSession::acceptPolicy()
{
    auto answer = onThreadOf<Result<PolicyAcceptance>>(this, [this](const Result<PolicyAcceptance> &result) {
        if (result)
            emit policyAccepted(*result);
        else
            emit failed(result.error());
        reload();
    });
    callOn(m_worker, [who = m_acting, answer](AuditWorker &worker) { worker.accept(who, answer); });
}

void AuditSession::recordEdit(const std::string &before, const std::string &after)
{
    AuditDraft draft;
    draft.action = "estate.edit";
    draft.objectKind = "estate";
    draft.objectId = m_estate.name.toStdString();
    draft.before = before;
    draft.after = after;
    record(draft, m_estate.name);
}

QList<PolicyDifference> AuditSession::policyDifferences() const
{
    return m_view ? bulkhead::policyDifferences(m_view->state, m_estate) : QList<PolicyDifference>();
}

} // namespace bulkhead
