// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/apisix/apisixeditor.h"

#include "core/digest.h"
#include "core/jsonpointer.h"
#include "core/jsonreader.h"
#include "estate/secretmark.h"
#include "gateways/apisix/apisixerrors.h"
#include "gateways/apisix/apisixidentity.h"
#include "promotion/secretkeeping.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

constexpr qint64 maxListBytes = 256LL << 20; // a list is read as one answer, which is one state of the store

std::optional<ApisixCollection> collectionOf(const ObjectRef &ref)
{
    for (const ApisixCollection collection : ApisixInventory::parts) {
        if (ref.collection == apisixCollection(collection).name)
            return collection;
    }
    return std::nullopt;
}

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

Error conflict(const QString &place, const QString &what)
{
    return Error{.kind = Error::Kind::Conflict, .place = place, .what = what, .hint = u"make a new plan"_s, .retryAfter = {}};
}

Error unsupported(const QString &place, const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Unsupported, .place = place, .what = what, .hint = hint, .retryAfter = {}};
}

//! Takes the secrets of an object out of a text that the gateway answered.
void hideSecrets(QString &message, const JsonValue &redacted, const JsonValue &raw)
{
    if (isSecretMark(redacted)) {
        const std::string quoted = canonical(raw);
        if (raw.string() != nullptr && !raw.string()->empty())
            message.replace(text(*raw.string()), u"…"_s);
        message.replace(text(raw.string() != nullptr && quoted.size() > 2 ? quoted.substr(1, quoted.size() - 2) : quoted), u"…"_s);
    } else if (const JsonValue::Object *object = redacted.object()) {
        for (const auto &[name, member] : *object) {
            if (const JsonValue *same = raw.find(name))
                hideSecrets(message, member, *same);
        }
    } else if (redacted.array() != nullptr && raw.array() != nullptr) {
        for (std::size_t i = 0; i < std::min(redacted.array()->size(), raw.array()->size()); ++i)
            hideSecrets(message, (*redacted.array())[i], (*raw.array())[i]);
    }
}

const JsonValue &bodyOf(const std::optional<ApisixBody> &found)
{
    static const JsonValue nothing;
    return found ? found->redacted : nothing;
}

} // namespace

ApisixEditor::ApisixEditor(std::unique_ptr<HttpSession> session, const GatewayConfig &config, std::shared_ptr<const Fingerprinter> fingerprinter,
                           std::unique_ptr<ApisixServed> served)
    : m_session(std::move(session))
    , m_gateway(config.id)
    , m_fingerprinter(std::move(fingerprinter))
    , m_served(std::move(served))
    , m_prefix(apisixPrefix(config.adminUrl))
{
}

void ApisixEditor::cancel()
{
    m_session->cancel();
    if (m_served)
        m_served->cancel();
}

QString ApisixEditor::pathOf(const ObjectRef &ref) const
{
    return m_prefix + u'/' + text(ref.collection) + u'/' + encodeSegment(text(ref.id));
}

//! Why routes cannot be listed: another version, no etcd behind it, or no APISIX at all.
QCoro::Task<Error> ApisixEditor::noLists(HttpRequest request, HttpReply reply)
{
    if (isApisixV2(reply))
        co_return apisixV2Error(*m_session, request, reply);
    if (reply.status != 404)
        co_return apisixError(*m_session, request, reply);
    HttpRequest whole(m_prefix + u"/configs"_s);
    whole.anyContentType = true;
    const auto configs = co_await m_session->send(whole);
    if (configs && configs->status == 200) {
        co_return unsupported(m_gateway.text(), u"it runs stand-alone: its configuration is written as a whole, not object by object"_s,
                              u"change it where its configuration is kept"_s);
    }
    co_return notApisixError(*m_session, request, reply);
}

QCoro::Task<Result<void>> ApisixEditor::readList(ApisixCollection collection, ApisixInventory &inventory)
{
    HttpRequest request(m_prefix + u'/' + QString::fromLatin1(apisixCollection(collection).name));
    request.maxBytes = maxListBytes;
    request.anyContentType = true;
    const auto reply = co_await m_session->send(request);
    if (!reply)
        co_return reply.error();
    if (collection == ApisixCollection::Routes && (reply->status != 200 || isApisixV2(*reply)))
        co_return co_await noLists(request, *reply);
    if (reply->status != 200) {
        Error error = apisixError(*m_session, request, *reply);
        const bool isNone = error.kind == Error::Kind::Unsupported && apisixCollection(collection).isOptional;
        co_return isNone ? Result<void>() : Result<void>(std::move(error));
    }
    if (inventory.add(collection, {reply->body.constData(), std::size_t(reply->body.size())}))
        co_return Result<void>();
    co_return Error{.kind = Error::Kind::Protocol, .place = m_session->place(request), .what = u"the answer is not a list of the Admin API, version 3"_s,
                    .hint = u"Check admin_url and the version of the gateway"_s, .retryAfter = {}};
}

QCoro::Task<Result<ApisixInventory>> ApisixEditor::readAll()
{
    ApisixInventory inventory;
    for (const ApisixCollection collection : ApisixInventory::read) {
        const auto read = co_await readList(collection, inventory);
        if (!read)
            co_return read.error();
    }
    co_return inventory;
}

QCoro::Task<Result<NativeClosure>> ApisixEditor::closure(std::vector<std::string> deployments)
{
    const auto inventory = co_await readAll();
    if (!inventory)
        co_return inventory.error();
    if (m_served) { // better known before anything is written
        const auto answers = co_await m_served->answers();
        if (!answers)
            co_return answers.error();
    }
    m_rows = ApisixRows();
    m_ids.clear();
    for (const auto &[collection, rows] : inventory->rows) {
        for (const auto &[id, value] : rows)
            m_ids[apisixCollection(collection).name].insert(id);
    }
    auto closure = apisixClosure(*inventory, deployments, *m_fingerprinter);
    if (!closure) {
        Error error = closure.error();
        error.place = m_gateway.text();
        co_return error;
    }
    closure->gateway = m_gateway;
    m_rows = ApisixRows(*inventory, *closure);
    co_return closure;
}

Result<std::vector<EntityRecord>> ApisixEditor::units(const std::vector<NativeObject> &objects) const
{
    auto units = apisixUnits(objects, m_rows, *m_fingerprinter);
    if (units)
        return units;
    Error error = units.error();
    error.place = m_gateway.text();
    return error;
}

Result<NativeObject> ApisixEditor::placed(NativeObject mapped) const
{
    constexpr std::size_t longest = 64, digits = 8;
    const auto ids = m_ids.find(mapped.ref.collection);
    if (ids == m_ids.end())
        return mapped;
    const std::string id = mapped.ref.id;
    for (int number = 1; ids->second.contains(mapped.ref.id); ++number) {
        const std::string ground = mapped.ref.collection + '\n' + id + '\n' + mapped.part + '\n' + std::to_string(number);
        mapped.ref.id = id.substr(0, longest - digits - 1) + '-' + toHex(sha256(ground)).substr(0, digits);
    }
    return mapped;
}

QCoro::Task<Result<ApisixEditor::Found>> ApisixEditor::read(ObjectRef ref)
{
    const auto collection = collectionOf(ref);
    if (!collection)
        co_return unsupported(m_gateway.text(), u"it has no %1 that can be promoted"_s.arg(text(ref.collection)), u"make a new plan"_s);
    const HttpRequest request(pathOf(ref));
    const auto reply = co_await m_session->send(request);
    if (!reply)
        co_return reply.error();
    if (isApisixKeyMissing(*m_session, request, *reply))
        co_return Found();
    if (isApisixV2(*reply))
        co_return apisixV2Error(*m_session, request, *reply);
    if (reply->status != 200)
        co_return apisixError(*m_session, request, *reply);
    const auto root = m_session->parse(request, *reply);
    if (!root)
        co_return root.error();
    const auto value = memberAt(*root, "value");
    if (!value || !value->is_object()) {
        co_return Error{.kind = Error::Kind::Protocol, .place = m_session->place(request), .what = u"the answer is not an object of the Admin API, version 3"_s,
                        .hint = u"Check admin_url and the version of the gateway"_s, .retryAfter = {}};
    }
    Found found;
    found.emplace(apisixBody(*collection, *value, *m_fingerprinter));
    found.modifiedIndex = integerAt(*root, "modifiedIndex");
    co_return found;
}

QCoro::Task<Result<StepSight>> ApisixEditor::look(PlanStep step)
{
    const auto now = co_await read(step.ref);
    if (!now)
        co_return now.error();
    const JsonValue &body = bodyOf(*now);
    if (m_served && body == step.after) {
        const auto served = co_await m_served->wait(step.ref, now->modifiedIndex);
        if (!served)
            co_return served.error();
    }
    co_return body == step.after ? StepSight::After : body == step.before ? StepSight::Before : StepSight::Other;
}

Result<HttpRequest> ApisixEditor::requestFor(const PlanStep &step, const Found &now) const
{
    const auto collection = collectionOf(step.ref);
    if (!collection || *collection == ApisixCollection::Ssls) {
        return unsupported(m_gateway.text(), u"a certificate is not promoted: its private key cannot be read"_s, u"put it into the gateway by hand"_s);
    }
    HttpRequest request(pathOf(step.ref));
    request.verb = step.after.isNull() ? "DELETE" : "PUT";
    if (step.after.isNull())
        return request;
    const auto body = apisixWritten(*collection, step.after, now ? *now : ApisixBody(), *m_fingerprinter);
    if (!body) {
        Error error = body.error();
        error.place = m_gateway.text();
        return error;
    }
    request.body = QByteArray::fromStdString(canonical(*body));
    request.contentType = "application/json";
    return request;
}

//! What the gateway has against a step. Its words may repeat values, so secrets are taken out of them.
Error ApisixEditor::refusal(const HttpRequest &request, const HttpReply &reply, const Found &now)
{
    if (reply.status != 400)
        return apisixError(*m_session, request, reply);
    const auto root = m_session->parse(request, reply);
    const std::string_view told = root ? stringAt(*root, "error_msg") : std::string_view();
    QString message = QString::fromUtf8(told.data(), static_cast<qsizetype>(told.size())).left(400);
    if (now)
        hideSecrets(message, now->redacted, now->raw);
    return Error{.kind = Error::Kind::Refused, .place = m_session->place(request), .what = u"it does not take this: %1"_s.arg(message),
                 .hint = u"mend it in the source, or in what uses it here, and make a new plan"_s, .retryAfter = {}};
}

QCoro::Task<Result<void>> ApisixEditor::write(PlanStep step)
{
    const auto now = co_await read(step.ref);
    if (!now)
        co_return now.error();
    if (bodyOf(*now) != step.before)
        co_return conflict(m_gateway.text(), u"%1 is not what it was when the plan was made"_s.arg(text(step.name)));
    const auto request = requestFor(step, *now);
    if (!request)
        co_return request.error();
    const auto reply = co_await m_session->send(*request);
    if (!reply)
        co_return reply.error();
    co_return reply->status == 200 || reply->status == 201 ? Result<void>() : Result<void>(refusal(*request, *reply, *now));
}

QCoro::Task<Result<void>> ApisixEditor::validate(PlanStep step)
{
    const auto cannotTell = [this](const QString &why) { return unsupported(m_gateway.text(), why, u"the write itself will tell"_s); };
    if (step.after.isNull())
        co_return cannotTell(u"it does not tell beforehand whether something can be deleted"_s);
    const auto now = co_await read(step.ref);
    if (!now)
        co_return now.error();
    if (!*now && holdsSecret(step.after))
        co_return cannotTell(u"a secret is missing"_s);
    auto request = requestFor(step, *now);
    if (!request)
        co_return request.error();
    request->verb = "POST";
    request->path = m_prefix + u"/schema/validate/"_s + text(step.ref.collection);
    request->anyContentType = true;
    const auto reply = co_await m_session->send(*request);
    if (!reply)
        co_return reply.error();
    if (reply->status == 200)
        co_return Result<void>();
    if (reply->status == 400)
        co_return refusal(*request, *reply, *now);
    co_return cannotTell(u"this version or key does not let it be asked beforehand"_s);
}

} // namespace bulkhead
