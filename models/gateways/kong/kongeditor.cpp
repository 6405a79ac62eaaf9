// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongeditor.h"

#include "core/jsonreader.h"
#include "gateways/kong/kongapireader.h"
#include "gateways/kong/kongroot.h"

#include <QUuid>

#include <QCoroTimer>

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr int replicaTries = 5;

//! What decides together what the objects of one API are.
constexpr std::array linkedCollections = {KongCollection::Services, KongCollection::Upstreams, KongCollection::Certificates, KongCollection::Snis, KongCollection::CaCertificates};

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

std::string pathOf(const ObjectRef &ref)
{
    return ref.collection + '/' + kongSegment(ref.id);
}

//! Of the target and the object of the source, so that the same plan gives the same id; `number` tells those apart that are taken.
std::string idFor(const GatewayId &target, const ObjectRef &source, int number)
{
    static const QUuid space(u"{9f6f3c5a-7a5e-5b0e-8a52-2b7c1d0e6f41}"_s);
    std::string text = target.text().toStdString() + '\n' + source.collection + '\n' + source.id;
    if (number > 0)
        text += '\n' + std::to_string(number);
    return QUuid::createUuidV5(space, QByteArray::fromStdString(text)).toString(QUuid::WithoutBraces).toStdString();
}

Error refused(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Refused, .place = {}, .what = what, .hint = hint, .retryAfter = {}};
}

//! What to do about a name that is taken.
QString wayOut(std::optional<KongTable> table)
{
    if (table == KongTable::Plugins)
        return u"let policy.NAME.@instance_name be mapped to another one"_s;
    return u"give it another name in one of the environments, or map it"_s;
}

//! What Kong calls the errors that it answers with.
enum class KongCode : std::int64_t { Schema = 2, PrimaryKey = 3, ForeignKey = 4, Unique = 5, Unsupported = 12 };

bool isCode(const JsonValue &answer, KongCode code)
{
    const JsonValue *told = answer.find("code");
    return told != nullptr && told->integer() != nullptr && *told->integer() == static_cast<std::int64_t>(code);
}

} // namespace

KongEditor::KongEditor(std::unique_ptr<HttpSession> session, GatewayId gateway, std::shared_ptr<const Fingerprinter> fingerprinter, KongEditorOptions options)
    : m_session(std::move(session))
    , m_gateway(std::move(gateway))
    , m_fingerprinter(fingerprinter)
    , m_options(std::move(options))
    , m_rows(*m_session)
    , m_pager(*m_session, *m_fingerprinter, m_options.concurrency)
    , m_objects(std::move(fingerprinter))
{
    if (m_options.workspaces.empty())
        m_options.workspaces = {std::string()};
}

void KongEditor::cancel()
{
    m_session->cancel();
}

Error KongEditor::conflict(const PlanStep &step, const QString &what) const
{
    return Error{.kind = Error::Kind::Conflict, .place = m_gateway.text(), .what = u"%1 %2"_s.arg(shown(step.name), what), .hint = u"make a new plan"_s, .retryAfter = {}};
}

QCoro::Task<Result<NativeClosure>> KongEditor::closure(std::vector<std::string> deployments)
{
    m_ground.reset();
    KongApiReader reader(m_rows, m_objects, m_options.workspaces);
    const auto apis = co_await reader.read(deployments);
    if (!apis) {
        Error error = apis.error();
        if (error.place.isEmpty())
            error.place = m_gateway.text();
        co_return error;
    }
    if (!reader.missing().empty()) {
        co_return Error{.kind = Error::Kind::NotFound, .place = m_gateway.text(), .what = u"there is no %1 any more"_s.arg(shown(reader.missing())),
                        .hint = u"run bulkheadctl sync"_s, .retryAfter = {}};
    }
    NativeClosure closure;
    closure.gateway = m_gateway;
    closure.objects = kongClosure(*apis);
    remember(closure);
    auto ground = co_await this->ground();
    if (ground) {
        ground->objects = kongSeen(*apis);
        ground->authorities = reader.authorities();
    } else if (ground.error().kind == Error::Kind::Cancelled) {
        co_return ground.error();
    }
    m_ground = std::move(ground);
    co_return closure;
}

void KongEditor::remember(const NativeClosure &closure)
{
    m_ids.clear();
    m_serverNames.clear();
    m_hasUpstream = false;
    for (const NativeObject &object : closure.objects) {
        m_ids.insert(object.ref.id);
        m_hasUpstream = m_hasUpstream || object.kind == EntityKind::Upstream;
        if (kongTableOf(object.ref.collection) == KongTable::Snis)
            m_serverNames.insert(kongText(object.body, "name"));
    }
}

std::vector<NativeObject> KongEditor::taken(const KongSharing &sharing)
{
    if (m_ground && *m_ground)
        (*m_ground)->objects.insert(sharing.seen().begin(), sharing.seen().end());
    return sharing.found();
}

//! An API that has an upstream keeps to that, whatever it is called.
QCoro::Task<Result<std::vector<NativeObject>>> KongEditor::shared(std::vector<NativeObject> wanted)
{
    KongSharing sharing(m_rows, m_objects, m_ids);
    std::map<std::string, std::string> targetParts; // of upstreams by theirs
    for (const NativeObject &object : wanted) {
        if (kongTableOf(object.ref.collection) == KongTable::Targets && !object.references.empty())
            targetParts.emplace(object.references.front().part, object.part);
    }
    for (const NativeObject &object : wanted) {
        const auto table = kongTableOf(object.ref.collection);
        const bool isUpstream = table == KongTable::Upstreams && !m_hasUpstream;
        const bool isServerName = table == KongTable::Snis && !m_serverNames.contains(kongText(object.body, "name"));
        const auto place = isUpstream || isServerName ? placed(object) : Result<NativeObject>(object);
        if ((!isUpstream && !isServerName) || !place) // without a place it is said when it is planned
            continue;
        const std::string workspace = kongWorkspaceOf(place->ref.collection);
        const auto part = targetParts.find(object.part);
        const std::string targetPart = part == targetParts.end() ? "target" : part->second;
        auto task = isUpstream ? sharing.addUpstream(workspace, object, targetPart) : sharing.addServerName(workspace, object);
        const auto added = co_await task;
        if (!added)
            co_return added.error();
    }
    co_return taken(sharing);
}

QCoro::Task<Result<std::vector<NativeObject>>> KongEditor::objects(std::vector<ObjectRef> refs)
{
    KongSharing sharing(m_rows, m_objects, m_ids);
    for (const ObjectRef &ref : refs) {
        const auto added = co_await sharing.addObject(ref);
        if (!added)
            co_return added.error();
    }
    co_return taken(sharing);
}

QCoro::Task<Result<KongGround>> KongEditor::ground()
{
    KongGround ground;
    for (const std::string &workspace : m_options.workspaces) {
        auto rows = co_await lists(workspace);
        if (!rows)
            co_return rows.error();
        ground.lists.emplace(workspace, std::move(*rows));
    }
    co_return ground;
}

QCoro::Task<Result<KongRows>> KongEditor::lists(std::string workspace)
{
    const QString prefix = workspace.empty() ? QString() : QString(u'/' + shown(workspace));
    std::vector<QCoro::Task<KongPageSet>> tasks;
    for (const KongCollection collection : linkedCollections)
        tasks.push_back(m_pager.read(KongSource(collection, prefix, workspace)));
    KongRows rows;
    std::optional<Error> error;
    for (auto &task : tasks) {
        KongPageSet set = co_await task;
        if (set.report.torn && !set.report.error) {
            set.report.error = Error{.kind = Error::Kind::Conflict, .place = m_gateway.text(), .what = u"%1 were changed while they were read"_s.arg(shown(set.report.key.name)),
                                     .hint = u"try again"_s, .retryAfter = {}};
        }
        if (set.report.error && !error)
            error = set.report.error;
        appendKongRows(rows, std::move(set.rows));
    }
    if (error && (error->kind == Error::Kind::Forbidden || error->kind == Error::Kind::Unauthorized))
        error->kind = Error::Kind::Unsupported;
    if (error)
        co_return *error;
    rows.records.clear();
    co_return rows;
}

Result<std::vector<EntityRecord>> KongEditor::units(const std::vector<NativeObject> &objects) const
{
    if (!m_ground)
        return Error{.kind = Error::Kind::Unsupported, .place = m_gateway.text(), .what = u"nothing of it was read yet"_s, .hint = {}, .retryAfter = {}};
    if (!*m_ground)
        return m_ground->error();
    auto units = kongUnits(objects, **m_ground, *m_fingerprinter);
    if (units)
        return units;
    Error error = units.error();
    error.place = m_gateway.text();
    return error;
}

Result<NativeObject> KongEditor::placed(NativeObject mapped) const
{
    const auto table = kongTableOf(mapped.ref.collection);
    const std::string wanted = kongWorkspaceOf(mapped.ref.collection);
    const auto &spaces = m_options.workspaces;
    const bool isThere = std::find(spaces.begin(), spaces.end(), wanted) != spaces.end();
    if (!table || (!isThere && spaces.size() != 1)) {
        return Error{.kind = Error::Kind::Unsupported, .place = m_gateway.text(), .what = u"it is not told which of its workspaces %1 belongs to"_s.arg(shown(mapped.name)),
                     .hint = u"name one workspace, or one of the same name as the source's, in the estate file"_s, .retryAfter = {}};
    }
    const ObjectRef source = mapped.ref;
    int number = 0;
    do
        mapped.ref.id = idFor(m_gateway, source, number++);
    while (m_ids.contains(mapped.ref.id));
    const std::string collection = *table == KongTable::Targets ? "upstreams/" + kongReferenceIn(mapped.body, "upstream") + "/targets" : kongCollectionName(*table);
    mapped.ref.collection = kongCollectionPath(isThere ? wanted : spaces.front(), collection);
    return mapped;
}

QCoro::Task<Result<void>> KongEditor::takesChanges()
{
    if (m_takesChanges)
        co_return *m_takesChanges;
    HttpSession *session = m_session.get();
    const KongRoot root = co_await readKongRoot(session, m_options.rootTimeout);
    if (root.error && (root.isFatal() || m_session->isCancelled()))
        co_return *root.error;
    Result<void> takes;
    if (root.isWithoutDatabase()) {
        takes = Error{.kind = Error::Kind::Unsupported, .place = m_gateway.text(), .what = u"this node has no database, and so takes no changes of single objects"_s,
                      .hint = u"change its declarative file, or name the control plane's admin API"_s, .retryAfter = {}};
    }
    m_takesChanges = takes; // what could not be told is left to the write itself
    co_return takes;
}

QCoro::Task<Result<KongEditor::Authorities>> KongEditor::authorities(std::string workspace)
{
    auto known = std::make_shared<KongAuthorities>();
    const auto rows = co_await m_rows.list(kongCollectionPath(workspace, "ca_certificates"));
    if (!rows)
        co_return rows.error();
    for (const JsonValue &row : *rows)
        known->emplace(kongText(row, "id"), kongAuthorityDigest(row));
    co_return Authorities(std::move(known));
}

QCoro::Task<Result<KongEditor::Current>> KongEditor::current(PlanStep step)
{
    Current current;
    current.authorities = std::make_shared<KongAuthorities>();
    const auto table = kongTableOf(step.ref.collection);
    if (!table)
        co_return refused(u"%1 is nothing that a promotion writes"_s.arg(shown(step.ref.collection)), {});
    auto row = co_await m_rows.row(pathOf(step.ref));
    if (!row)
        co_return row.error();
    const auto trusts = [](const JsonValue &body) {
        const JsonValue *trusted = body.find("ca_certificates");
        return trusted != nullptr && trusted->array() != nullptr && !trusted->array()->empty();
    };
    if (*table == KongTable::Services && (trusts(step.before) || trusts(step.after) || (*row && trusts(**row)))) {
        auto known = co_await authorities(kongWorkspaceOf(step.ref.collection));
        if (!known)
            co_return known.error();
        current.authorities = std::move(*known);
    }
    if (*row) {
        current.object = m_objects.object(*table, std::move(**row), *current.authorities);
        if (!current.object) { // it is there, but what it is cannot be told
            co_return Error{.kind = Error::Kind::Protocol, .place = m_gateway.text(), .what = u"%1 is answered with something else than a row"_s.arg(shown(step.name)),
                            .hint = u"look at what lies between here and the gateway"_s, .retryAfter = {}};
        }
    }
    co_return current;
}

StepSight KongEditor::sightOf(const PlanStep &step, const Current &current) const
{
    static const JsonValue none;
    const JsonValue &body = current.object ? current.object->body : none;
    return body == step.after ? StepSight::After : body == step.before ? StepSight::Before : StepSight::Other;
}

QCoro::Task<Result<StepSight>> KongEditor::look(PlanStep step)
{
    // A node may read from a replica that has not heard yet of what it was told itself.
    const bool isWritten = m_written.contains({step.ref, digestOf(step.after)});
    std::chrono::milliseconds wait = m_options.replicaWait;
    for (int tries = 1;; ++tries) {
        const auto now = co_await current(step);
        if (!now)
            co_return now.error();
        const StepSight sight = sightOf(step, *now);
        if (sight != StepSight::Before || !isWritten || tries == replicaTries)
            co_return sight;
        co_await QCoro::sleepFor(wait);
        wait *= 2;
    }
}

QCoro::Task<Result<void>> KongEditor::mayGo(PlanStep step)
{
    const auto table = kongTableOf(step.ref.collection);
    const std::string path = pathOf(step.ref), workspace = kongWorkspaceOf(step.ref.collection), id = step.ref.id;
    std::vector<std::string> lists;
    if (table == KongTable::Services)
        lists = {path + "/routes", path + "/plugins"};
    else if (table == KongTable::Routes)
        lists = {path + "/plugins"};
    else if (table == KongTable::Upstreams)
        lists = {path + "/targets"};
    else if (table == KongTable::Certificates)
        lists = {path + "/snis"};
    const std::function<bool(const JsonValue &)> isAny = [](const JsonValue &) { return true; };
    for (const std::string &list : lists) {
        const auto has = co_await m_rows.has(list, isAny);
        if (!has)
            co_return has.error();
        if (*has)
            co_return conflict(step, u"has something of others, which would go with it"_s);
    }
    if (table != KongTable::Upstreams)
        co_return Result<void>();
    const std::string name = kongText(step.before, "name");
    const std::function<bool(const JsonValue &)> goesThere = [name](const JsonValue &service) { return kongText(service, "host") == name; };
    const auto used = co_await m_rows.has(kongCollectionPath(workspace, "services"), goesThere);
    if (!used)
        co_return used.error();
    if (*used)
        co_return conflict(step, u"is used by a service"_s);
    co_return Result<void>();
}

QCoro::Task<Result<void>> KongEditor::write(PlanStep step)
{
    const auto takes = co_await takesChanges();
    if (!takes)
        co_return takes.error();
    const auto now = co_await current(step);
    if (!now)
        co_return now.error();
    if (sightOf(step, *now) == StepSight::After)
        co_return conflict(step, step.after.isNull() ? u"is not there any more"_s : u"is so already"_s);
    if (sightOf(step, *now) != StepSight::Before)
        co_return conflict(step, u"is not what it was when the plan was made"_s);
    if (step.action == StepAction::Delete) {
        const auto may = co_await mayGo(step);
        if (!may)
            co_return may.error();
    }
    auto write = kongWrite(step, now->object ? &*now->object : nullptr, *now->authorities);
    if (!write) {
        Error error = write.error();
        error.place = m_gateway.text();
        co_return error;
    }
    co_return co_await send(step, std::move(*write));
}

QCoro::Task<Result<void>> KongEditor::send(PlanStep step, KongWrite write)
{
    HttpRequest request(u'/' + shown(write.path));
    request.verb = write.verb;
    if (!write.body.isNull()) {
        request.body = QByteArray::fromStdString(canonical(write.body));
        request.contentType = "application/json";
    }
    request.anyContentType = true; // 204 has none
    const auto reply = co_await m_session->send(request);
    if (!reply)
        co_return reply.error();
    if (reply->status < 200 || reply->status > 299)
        co_return co_await refusal(step, std::move(write), *reply);
    m_written.insert({step.ref, digestOf(step.after)});
    m_written.erase({step.ref, digestOf(step.before)});
    co_return Result<void>();
}

QCoro::Task<Result<void>> KongEditor::refusal(PlanStep step, KongWrite write, HttpReply reply)
{
    HttpRequest request(u'/' + shown(write.path));
    request.verb = write.verb;
    const QString place = m_session->place(request);
    Error error = m_session->statusError(request, reply);
    const auto json = m_session->parse(request, reply);
    const JsonValue answer = json ? JsonValue::from(*json) : JsonValue();
    if (reply.status == 405 || isCode(answer, KongCode::Unsupported)) {
        error.kind = Error::Kind::Unsupported;
        error.what = u"this node takes no changes of single objects"_s;
        error.hint = u"name the admin API of a node that has a database"_s;
    } else if (reply.status == 404 && step.action == StepAction::Change) {
        error = conflict(step, u"was deleted just now"_s);
    } else if (reply.status == 409 || isCode(answer, KongCode::PrimaryKey) || isCode(answer, KongCode::Unique)) {
        const auto now = co_await current(step); // the transport may have sent it twice
        if (now && sightOf(step, *now) == StepSight::After)
            co_return Result<void>();
        error = conflict(step, u"has an id or a name that another object has got meanwhile"_s);
    } else if (isCode(answer, KongCode::ForeignKey)) {
        error = conflict(step, u"names or is named by something that has changed meanwhile"_s);
    } else if (reply.status == 400) {
        error = refused(u"Kong does not take it: %1"_s.arg(kongRefusal(answer, step, write.body)), u"change it in %1 and make a new plan"_s.arg(m_gateway.text()));
    }
    error.place = place;
    co_return error;
}

QCoro::Task<Result<void>> KongEditor::isFree(PlanStep step)
{
    const auto table = kongTableOf(step.ref.collection);
    const std::string name = kongText(step.after, table == KongTable::Targets ? "target" : table == KongTable::Plugins ? "instance_name" : "name");
    for (const std::string &key : {step.ref.id, name}) {
        if (key.empty())
            continue;
        const auto there = co_await m_rows.row(step.ref.collection + '/' + kongSegment(key));
        if (!there)
            co_return there.error();
        if (*there) {
            co_return refused(u"%1 has another object with the id or the name %2"_s.arg(m_gateway.text(), shown(key)), wayOut(table));
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> KongEditor::validate(PlanStep step)
{
    const auto takes = co_await takesChanges();
    if (!takes) {
        Error error = takes.error();
        error.kind = error.kind == Error::Kind::Unsupported ? Error::Kind::Refused : error.kind;
        co_return error;
    }
    if (step.action == StepAction::Delete)
        co_return Result<void>();
    const auto now = co_await current(step);
    if (!now)
        co_return now.error();
    if (step.action == StepAction::Create) {
        const auto isFree = co_await this->isFree(step);
        if (!isFree)
            co_return isFree.error();
    }
    const KongObject *object = now->object ? &*now->object : nullptr;
    const auto write = kongWrite(step, object, *now->authorities);
    auto whole = kongWhole(step, object, *now->authorities);
    if (!write || !whole) {
        Error error = write ? whole.error() : write.error();
        error.place = m_gateway.text();
        error.kind = error.kind == Error::Kind::Conflict ? Error::Kind::Unsupported : error.kind; // without the secrets the schema cannot tell
        co_return error;
    }
    const auto table = kongTableOf(step.ref.collection);
    HttpRequest request(u'/' + shown(kongCollectionPath(kongWorkspaceOf(step.ref.collection), std::string("schemas/") + kongCollectionName(*table) + "/validate")));
    request.verb = "POST";
    request.body = QByteArray::fromStdString(canonical(*whole));
    request.contentType = "application/json";
    const auto reply = co_await m_session->send(request);
    if (!reply)
        co_return reply.error();
    if (reply->status >= 200 && reply->status < 300)
        co_return Result<void>();
    Error error = m_session->statusError(request, *reply);
    if (reply->status == 400) {
        const auto json = m_session->parse(request, *reply);
        const JsonValue answer = json ? JsonValue::from(*json) : JsonValue();
        error.kind = Error::Kind::Refused;
        error.what = u"Kong's schema does not take it: %1"_s.arg(kongRefusal(answer, step, *whole));
        error.hint = u"see what version and which plugins %1 has"_s.arg(m_gateway.text());
    } else if (reply->status == 401 || reply->status == 403 || reply->status == 404 || reply->status == 405) {
        error.kind = Error::Kind::Unsupported; // who may only read may not ask, or it does not know the question
    }
    co_return error;
}

std::unique_ptr<GatewayEditor> makeKongEditor(std::unique_ptr<HttpSession> session, const GatewayConfig &config, std::shared_ptr<const Fingerprinter> fingerprinter)
{
    KongEditorOptions options;
    for (const QString &workspace : config.workspaces)
        options.workspaces.push_back(workspace.toStdString());
    options.rootTimeout = std::min(options.rootTimeout, config.limits.timeout);
    options.concurrency = config.limits.concurrency;
    return std::make_unique<KongEditor>(std::move(session), config.id, std::move(fingerprinter), std::move(options));
}

} // namespace bulkhead
