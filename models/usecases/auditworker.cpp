// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/auditworker.h"

#include "usecases/askplaces.h"
#include "usecases/auditlist.h"
#include "usecases/logassurance.h"

#include <QElapsedTimer>
#include <QSaveFile>
#include <QThread>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error noKey()
{
    return Error{.kind = Error::Kind::SecretMissing, .place = {}, .what = u"no place of a key is given"_s, .hint = {}, .retryAfter = {}};
}

} // namespace

AuditWorker::AuditWorker(AuditSessionParts parts)
    : m_parts(std::move(parts))
{
}

void AuditWorker::setEstate(const EstateConfig &estate)
{
    m_estate = estate;
    m_trail.reset(); // its places outside may be others; a task that runs keeps the one it has
}

void AuditWorker::end()
{
    --m_running;
    if (m_isShutDown && m_running == 0)
        thread()->quit();
}

void AuditWorker::shutDown()
{
    m_isShutDown = true;
    if (m_running == 0)
        thread()->quit();
}

QCoro::Task<Result<AuditWorker::Trail>> AuditWorker::trail()
{
    if (const Result<Trail> known = m_trail; m_trail) // gcc 12 moves out of a member that is returned
        co_return known;
    const auto opened = co_await m_parts.openTrail(m_estate);
    if (!opened)
        co_return opened.error();
    m_trail = *opened;
    co_return opened;
}

void AuditWorker::load(Answer<ViewResult> answer)
{
    QCoro::connect(runLoad(std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runLoad(Answer<ViewResult> answer)
{
    begin();
    const auto opened = co_await trail();
    const auto store = opened ? (*opened)->store() : Result<AuditStore *>(opened.error());
    const auto list = store ? readAuditList(**store, m_list) : Result<std::shared_ptr<const AuditList>>(store.error());
    if (!list) {
        answer(list.error());
        end();
        co_return;
    }
    m_list = *list;
    auto view = std::make_shared<AuditView>();
    view->list = *list;
    if (const auto id = (*opened)->logId())
        view->log = *id;
    else
        view->stateProblem = id.error().toText();
    if (const auto state = (*opened)->state())
        view->state = *state;
    else
        view->stateProblem = state.error().toText();
    if (!view->log.empty())
        view->verifierKey = (*opened)->verifierKey().toText();
    if (const auto note = (*store)->lastNote())
        view->checkpoint = *note;
    view->places = askPlaces(**opened, **store);
    answer(std::shared_ptr<const AuditView>(std::move(view)));
    end();
}

void AuditWorker::signIn(QString person, KeyPlace key, Answer<Result<Acting>> answer)
{
    QCoro::connect(runSignIn(std::move(person), std::move(key), std::move(answer)), this, [] {});
}

//! The key has to be the one in use of that person, or nothing that is signed with it would count.
QCoro::Task<> AuditWorker::runSignIn(QString person, KeyPlace place, Answer<Result<Acting>> answer)
{
    begin();
    const auto opened = co_await trail();
    const auto state = opened ? (*opened)->state() : Result<audit::LogState>(opened.error());
    if (!state) {
        answer(state.error());
        end();
        co_return;
    }
    const auto key = co_await m_parts.openKey(place);
    if (!key) {
        answer(key.error());
        end();
        co_return;
    }
    const audit::PersonRow *row = state->person(person.toStdString());
    const audit::KeyRow *inUse = row != nullptr && row->until == 0 ? state->currentKey(row->name) : nullptr;
    Acting acting;
    if (inUse == nullptr || inUse->key != keyIdOf((*key)->publicKey())) {
        Error refused;
        refused.kind = Error::Kind::Refused;
        refused.what = inUse == nullptr ? u"there is no person %1 in this log"_s.arg(person) : u"this is not the key in use of %1"_s.arg(person);
        refused.hint = inUse == nullptr ? u"an admin adds people"_s : u"choose the key whose public part an admin added last"_s;
        answer(refused);
    } else {
        acting.person = QString::fromStdString(row->name);
        acting.key = *key;
        answer(acting);
    }
    end();
}

void AuditWorker::verify(CancelToken cancel, OnVerified onVerified, Answer<Result<AuditVerdict>> answer)
{
    QCoro::connect(runVerify(std::move(cancel), std::move(onVerified), std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runVerify(CancelToken cancel, OnVerified onVerified, Answer<Result<AuditVerdict>> answer)
{
    begin();
    const auto opened = co_await trail();
    const auto store = opened ? (*opened)->store() : Result<AuditStore *>(opened.error());
    if (!store) {
        answer(store.error());
        end();
        co_return;
    }
    QElapsedTimer elapsed;
    elapsed.start();
    const auto verified = verifyAndRemember(**opened, *m_parts.clock, onVerified, cancel);
    AuditVerdict verdict;
    if (verified)
        verdict = {verified->answer, m_parts.clock->now(), std::chrono::milliseconds(elapsed.elapsed())};
    answer(verified ? Result<AuditVerdict>(verdict) : Result<AuditVerdict>(verified.error()));
    end();
}

void AuditWorker::showEntry(std::uint64_t seq, Answer<Result<AuditEntryView>> answer)
{
    QCoro::connect(runShow(seq, std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runShow(std::uint64_t seq, Answer<Result<AuditEntryView>> answer)
{
    begin();
    const auto opened = co_await trail();
    const auto store = opened ? (*opened)->store() : Result<AuditStore *>(opened.error());
    if (!store) {
        answer(store.error());
        end();
        co_return;
    }
    const auto state = (*opened)->state();
    auto entry = readAuditEntry(**store, state ? *state : audit::LogState(), (*opened)->logKey().publicKey(), seq);
    if (entry)
        entry->places = askPlaces(**opened, **store, *entry);
    answer(entry);
    end();
}

void AuditWorker::saveProof(std::uint64_t seq, QString path, Answer<Result<void>> answer)
{
    QCoro::connect(runSave(seq, std::move(path), std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runSave(std::uint64_t seq, QString path, Answer<Result<void>> answer)
{
    begin();
    const auto opened = co_await trail();
    const auto store = opened ? (*opened)->store() : Result<AuditStore *>(opened.error());
    const auto proof = store ? proveEntry(**store, seq) : Result<audit::EntryProof>(store.error());
    if (!proof) {
        answer(proof.error());
    } else {
        const QByteArray text = QByteArray::fromStdString(proof->toText());
        QSaveFile file(path);
        Error failure;
        failure.kind = Error::Kind::BadFile;
        failure.place = path;
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
        failure.what = u"the proof cannot be written: %1"_s.arg(file.errorString());
        answer(isWritten ? Result<void>() : Result<void>(failure));
    }
    end();
}

void AuditWorker::exportBundle(QString path, Acting who, CancelToken cancel, OnExport onExport, Answer<Result<ExportedLog>> answer)
{
    QCoro::connect(runExport(std::move(path), std::move(who), std::move(cancel), std::move(onExport), std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runExport(QString path, Acting who, CancelToken cancel, OnExport onExport, Answer<Result<ExportedLog>> answer)
{
    begin();
    const auto opened = co_await trail();
    answer(opened ? exportLog(**opened, who, path, onExport, cancel) : Result<ExportedLog>(opened.error()));
    end();
}

void AuditWorker::record(AuditDraft draft, Acting who, Answer<Result<std::uint64_t>> answer)
{
    QCoro::connect(runRecord(std::move(draft), std::move(who), std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runRecord(AuditDraft draft, Acting who, Answer<Result<std::uint64_t>> answer)
{
    begin();
    const auto opened = co_await trail();
    answer(opened ? (*opened)->record(draft, who) : Result<std::uint64_t>(opened.error()));
    end();
}

void AuditWorker::recordWithCard(QString publicFile, WithCard draft, Acting who, Answer<Result<std::uint64_t>> answer)
{
    const auto card = m_parts.readCard(publicFile);
    if (card)
        record(draft(*card), std::move(who), std::move(answer));
    else
        answer(card.error());
}

void AuditWorker::accept(Acting who, Answer<Result<PolicyAcceptance>> answer)
{
    QCoro::connect(runAccept(std::move(who), std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runAccept(Acting who, Answer<Result<PolicyAcceptance>> answer)
{
    begin();
    const auto opened = co_await trail();
    answer(opened ? acceptPolicy(**opened, who, m_estate) : Result<PolicyAcceptance>(opened.error()));
    end();
}

void AuditWorker::makeKey(KeyPlace place, QString publicFile, Answer<Result<std::string>> answer)
{
    QCoro::connect(runMakeKey(std::move(place), std::move(publicFile), std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runMakeKey(KeyPlace place, QString publicFile, Answer<Result<std::string>> answer)
{
    begin();
    if (place.reference.isEmpty()) {
        answer(noKey());
        end();
        co_return;
    }
    const auto key = co_await m_parts.makeKey(place);
    const auto written = key ? m_parts.writeCard(publicFile, **key) : Result<void>(key.error());
    answer(written ? Result<std::string>(keyIdOf((*key)->publicKey())) : Result<std::string>(written.error()));
    end();
}

void AuditWorker::addFirst(QString name, QStringList roles, KeyPlace key, Acting claim, Answer<Result<Acting>> answer)
{
    QCoro::connect(runAddFirst(std::move(name), std::move(roles), std::move(key), std::move(claim), std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runAddFirst(QString name, QStringList roles, KeyPlace place, Acting claim, Answer<Result<Acting>> answer)
{
    begin();
    const auto opened = co_await trail();
    if (!opened) {
        answer(opened.error());
        end();
        co_return;
    }
    const auto key = co_await m_parts.makeKey(place);
    if (!key) {
        answer(key.error());
        end();
        co_return;
    }
    Acting acting = claim;
    acting.person = name;
    acting.key = *key;
    PublicKeyCard card;
    card.key = (*key)->publicKey();
    card.proof = *signatureFromHex(possessionProof(**key));
    const auto seq = (*opened)->record(addFirstPersonDraft(name, roles, card, m_estate), acting);
    answer(seq ? Result<Acting>(acting) : Result<Acting>(seq.error()));
    end();
}

void AuditWorker::rotate(KeyPlace place, Acting who, Answer<Result<Acting>> answer)
{
    QCoro::connect(runRotate(std::move(place), std::move(who), std::move(answer)), this, [] {});
}

QCoro::Task<> AuditWorker::runRotate(KeyPlace place, Acting who, Answer<Result<Acting>> answer)
{
    begin();
    const auto opened = co_await trail();
    if (!opened) {
        answer(opened.error());
        end();
        co_return;
    }
    const auto key = co_await m_parts.makeKey(place);
    if (!key) {
        answer(key.error());
        end();
        co_return;
    }
    PublicKeyCard card;
    card.key = (*key)->publicKey();
    card.proof = *signatureFromHex(possessionProof(**key));
    const auto seq = (*opened)->record(rotateKeyDraft(who.person, card), who);
    Acting acting = who;
    acting.key = *key;
    answer(seq ? Result<Acting>(acting) : Result<Acting>(seq.error()));
    end();
}

} // namespace bulkhead
