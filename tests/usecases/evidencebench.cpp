// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/evidencebench.h"

#include "store/sqlitestore.h"
#include "usecases/recording.h"

namespace bulkhead::test {

using namespace isolation;

EvidenceBench::EvidenceBench()
    : folder(std::make_unique<QTemporaryDir>(fastFolder()))
    , audit(folder->path())
    , m_store(openSqliteStore(folder->filePath(u"facts.db"_s)).value())
{
    estate.gateway(u"sbx"_s, GatewayKind::Kong, u"sandbox"_s);
    estate.gateway(u"prd"_s, GatewayKind::Kong, u"production"_s);
    estate.estate.isolation.resolve.hosts = {{u"orders.sbx.example"_s, {u"192.0.2.1"_s}}, {u"orders.prd.example"_s, {u"192.0.2.2"_s}}};
    estate.estate.pairs = {{pair().sandbox, pair().production}};
    estate.api(estate.inventories[0], "orders-sbx", "orders.prd.example"); // the leak
    estate.api(estate.inventories[1], "orders-prd", "orders.prd.example");
    AuditTrailParts parts = audit.parts();
    parts.clock = clock;
    trail = std::make_unique<AuditTrail>(std::move(parts));
    desk = std::make_unique<EvidenceDesk>(*trail, estate.estate, ControlCatalogue::builtIn(), clock);
    if (const auto cast = addCast(*trail); !cast)
        qFatal("%s", qPrintable(cast.error().toText()));
    for (const auto &[name, role] : {std::pair(u"eng"_s, u"engineer"_s), std::pair(u"fay"_s, u"approver"_s), std::pair(u"gil"_s, u"approver"_s)}) {
        const auto seq = trail->record(addPersonDraft(name, {role}, cardOf(*person(name).key)), ada());
        if (!seq)
            qFatal("%s", qPrintable(seq.error().toText()));
    }
    recordVoid = voidRecorder(*trail, claimOf(u"pipeline"_s));
    (void)judge();
}

Acting EvidenceBench::person(const QString &name)
{
    static const QMap<QString, char> letters = {{u"ada"_s, 'a'}, {u"bo"_s, 'b'}, {u"cy"_s, 'c'}, {u"di"_s, 'd'}, {u"eng"_s, 'e'}, {u"fay"_s, 'f'}, {u"gil"_s, 'g'}};
    return actingAs(name, keyOf(letters.value(name, 'z')));
}

evidence::PairScope EvidenceBench::pair()
{
    return {EnvironmentId(u"sandbox"_s), EnvironmentId(u"production"_s)};
}

evidence::Evidence EvidenceBench::evidenceOn(const std::string &control, std::vector<evidence::EvidenceUnit> units) const
{
    evidence::Evidence made;
    made.control = control;
    made.pair = pair();
    made.source = "state of the network of acme";
    made.collector = "network-reader 2.1";
    made.query = "list subnets";
    made.startedAt = clock->now() - std::chrono::minutes(2);
    made.finishedAt = clock->now() - std::chrono::minutes(1);
    made.expected = made.received = std::int64_t(units.size());
    made.pages = 1;
    made.digest = toHex(sha256("raw"));
    made.bytes = 3;
    made.units = std::move(units);
    return made;
}

ExceptionWish EvidenceBench::wishFor(const std::string &control)
{
    ExceptionWish wish;
    wish.pair = pair();
    for (const OpenFinding &finding : findings()) {
        if (finding.control == control && wish.fingerprints.isEmpty())
            wish.fingerprints = {QString::fromStdString(finding.fingerprint)};
    }
    wish.reason = u"the vendor moves in January"_s;
    wish.owner = u"di"_s;
    wish.risk = u"high"_s;
    return wish;
}

Result<evidence::Exception> EvidenceBench::request(const ExceptionWish &wish, const Acting &who)
{
    return desk->requestException(wish, findings(), who);
}

evidence::Exception EvidenceBench::approved(const std::string &control)
{
    auto exception = request(wishFor(control));
    for (const QString &name : {u"bo"_s, u"fay"_s}) {
        if (exception && exception->state == evidence::Exception::State::Requested)
            exception = desk->approveException(QString::fromStdString(exception->id), person(name));
    }
    if (!exception)
        qFatal("%s", qPrintable(exception.error().toText()));
    return *exception;
}

std::shared_ptr<const CatalogView> EvidenceBench::read()
{
    estate.now = clock->now();
    estate.collections.clear();
    for (const QString &gateway : {u"sbx"_s, u"prd"_s})
        estate.read(gateway, "everything", EntityKinds::fromBits(0xffff));
    auto view = std::make_shared<CatalogView>();
    view->estate = estate.estate;
    auto facts = std::make_shared<EstateFacts>(estate.facts());
    view->index = std::make_shared<FactIndex>(*facts);
    view->facts = facts;
    Snapshot snapshot;
    snapshot.id = m_snapshot = m_store->beginSnapshot(u"test"_s, estate.now).value();
    view->snapshot = snapshot;
    return view;
}

std::shared_ptr<const IsolationView> EvidenceBench::judge(bool isInFull)
{
    clock->time += std::chrono::minutes(1);
    const auto view = read();
    IsolationOptions options;
    options.isOnlyALook = isInFull;
    options.recordVoid = recordVoid;
    options.records = m_keeper.of(*view, *trail, ControlCatalogue::builtIn()).value();
    const auto judged = checkIsolation(*m_store, view, ControlCatalogue::builtIn(), options, CancelToken(), isInFull ? nullptr : last.get()).value();
    if (!isInFull)
        last = judged;
    return judged;
}

std::shared_ptr<const IsolationView> EvidenceBench::judgeOnly(const QList<QString> &controls)
{
    const auto view = read();
    IsolationOptions options;
    options.controls = controls;
    options.recordVoid = recordVoid;
    options.records = m_keeper.of(*view, *trail, ControlCatalogue::builtIn()).value();
    return checkIsolation(*m_store, view, ControlCatalogue::builtIn(), options, CancelToken()).value();
}

const ControlResult &EvidenceBench::result(const std::string &control) const
{
    return *last->report.pairs.front().result.find(control);
}

} // namespace bulkhead::test
