// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/reading/operationreader.h"

#include "contracts/reading/literal.h"

#include <QSet>

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepestCallback = 4;
constexpr std::size_t longestList = 1000; // of headers, media types or responses in one place: the rules compare each with each
constexpr int mostParts = 500'000; // references may repeat a part many times in a short text

const QStringList &methods()
{
    static const QStringList list{u"get"_s, u"put"_s, u"post"_s, u"delete"_s, u"options"_s, u"head"_s, u"patch"_s, u"trace"_s};
    return list;
}

//! What a parameter of the path item is replaced by.
QString keyOf(const Parameter &parameter)
{
    return toWire(parameter.in) + u' ' + (parameter.in == ParameterPlace::Header ? parameter.name.toLower() : parameter.name);
}

} // namespace

QString essence(const QString &mediaType)
{
    return mediaType.section(u';', 0, 0).trimmed().toLower();
}

OperationReader::OperationReader(Source &source, SchemaReader &schemas, Contract &contract)
    : m_source(source)
    , m_schemas(schemas)
    , m_contract(contract)
{
}

void OperationReader::setDefaults(std::vector<SecurityAlternative> security, bool saysSecurity)
{
    m_security = std::move(security);
    m_saysSecurity = saysSecurity;
}

void OperationReader::pathItem(const Spot &item, const QString &path, Sender sender)
{
    const Followed followed = m_source.follow(item);
    if (!followed.spot) {
        m_source.lost(item, followed);
        m_contract.lostPaths.push_back({path, shapeOf(path)});
        return;
    }
    const Spot &spot = followed.spot;
    if (!spot.isMapping()) {
        m_source.malformed(item, u"a path must be a mapping"_s, u"write its methods below it"_s);
        m_contract.lostPaths.push_back({path, shapeOf(path)});
        return;
    }
    Operation pattern;
    pattern.path = path;
    pattern.shape = sender == Sender::Client ? shapeOf(path) : path;
    pattern.sender = sender;
    pattern.pathAt = item.place();
    pattern.life = lifetime(spot);
    if (m_source.find(spot, "servers"_L1))
        pattern.servers = servers(spot);
    const Parameters shared = parameters(spot);
    for (const YamlEntry &entry : spot.node->entries) {
        if (methods().contains(entry.key->text))
            operation(spot.member(entry), entry.key->text.toUpper(), pattern, shared);
    }
}

bool OperationReader::isWithinBudget(const Spot &at, std::size_t parts, bool isList)
{
    if (isList && parts > longestList) {
        m_source.malformed(at, u"there are more than %1 entries here; they were not read"_s.arg(longestList), u"remove what is not needed"_s);
        return false;
    }
    const bool was = m_parts <= mostParts;
    m_parts += int(std::min<std::size_t>(parts, mostParts));
    if (was && m_parts > mostParts)
        m_source.malformed(at, u"the operations have more than %1 parts, references followed; the rest was not read"_s.arg(mostParts), u"split the API"_s);
    m_parts = std::min(m_parts, mostParts + 1);
    return m_parts <= mostParts;
}

void OperationReader::operation(const Spot &spot, const QString &method, const Operation &pattern, const Parameters &shared)
{
    if (!isWithinBudget(spot, 1 + shared.list.size(), false))
        return;
    if (!spot.isMapping()) {
        m_source.malformed(spot, u"an operation must be a mapping"_s, u"write at least its responses"_s);
        return;
    }
    Operation operation = pattern;
    operation.method = method;
    operation.at = spot.place();
    operation.id = m_source.text(spot, "operationId"_L1);
    operation.summary = m_source.text(spot, "summary"_L1);
    operation.description = m_source.text(spot, "description"_L1);
    Lifetime own = lifetime(spot);
    if (own.sunsetText.isEmpty() && !pattern.life.sunsetText.isEmpty()) {
        const bool deprecated = own.deprecated;
        own = pattern.life;
        own.deprecated = deprecated;
    }
    own.deprecated = own.deprecated || pattern.life.deprecated;
    operation.life = std::move(own);
    if (m_source.find(spot, "servers"_L1))
        operation.servers = servers(spot);
    Parameters all = parameters(spot);
    QSet<QString> replaced;
    for (const Parameter &one : all.list)
        replaced.insert(keyOf(one));
    for (const Parameter &one : shared.list) {
        if (!replaced.contains(keyOf(one)))
            all.list.push_back(one);
    }
    all.gaps.insert(all.gaps.end(), shared.gaps.cbegin(), shared.gaps.cend());
    if (all.body.empty() && all.form.empty()) {
        all.body = shared.body;
        all.form = shared.form;
    }
    operation.body = isSwagger() ? bodyOfParameters(spot, all) : body(spot);
    operation.parameters = std::move(all.list);
    operation.parameterGaps = std::move(all.gaps);
    operation.hasResponses = bool(m_source.find(spot, "responses"_L1));
    operation.responses = responses(spot);
    sunsetOfHeaders(operation, m_source.find(spot, "responses"_L1));
    const Spot security = m_source.sequence(spot, "security"_L1);
    operation.saysSecurity = security || m_saysSecurity;
    operation.security = security ? this->security(security) : m_security;
    operation.securityAt = security ? security.place() : operation.at;
    m_contract.operations.push_back(std::move(operation));
    callbacks(spot);
}

Lifetime OperationReader::lifetime(const Spot &spot)
{
    Lifetime life;
    life.deprecated = m_source.truth(spot, "deprecated"_L1);
    life.at = life.deprecated ? m_source.find(spot, "deprecated"_L1).place() : spot.place();
    life.sunsetText = m_source.text(spot, "x-sunset"_L1);
    if (!life.sunsetText.isEmpty()) {
        life.sunset = dateOf(life.sunsetText);
        life.at = m_source.find(spot, "x-sunset"_L1).place();
    }
    return life;
}

//! A Sunset header with a date in it (RFC 8594), if nothing else says when it ends.
void OperationReader::sunsetOfHeaders(Operation &operation, const Spot &responses)
{
    if (!operation.life.sunsetText.isEmpty() || !responses.isMapping())
        return;
    for (const YamlEntry &entry : responses.node->entries) {
        const Spot headers = m_source.find(m_source.follow(responses.member(entry)).spot, "headers"_L1);
        if (!headers.isMapping())
            continue;
        for (const YamlEntry &header : headers.node->entries) {
            if (header.key->text.compare("sunset"_L1, Qt::CaseInsensitive) != 0)
                continue;
            const Spot spot = m_source.follow(headers.member(header)).spot;
            const Spot schema = m_source.find(spot, "schema"_L1);
            for (const Spot &holder : {schema, spot}) {
                for (const auto key : {"const"_L1, "default"_L1, "example"_L1, "x-example"_L1}) {
                    const Spot value = m_source.find(holder, key);
                    if (value.isScalar() && dateOf(value.node->text).isValid() && !operation.life.sunset.isValid()) {
                        operation.life.sunsetText = value.node->text;
                        operation.life.sunset = dateOf(value.node->text);
                        operation.life.at = value.place();
                    }
                }
            }
        }
    }
}

std::vector<SecurityAlternative> OperationReader::security(const Spot &list)
{
    std::vector<SecurityAlternative> alternatives;
    for (std::size_t i = 0; list && i < list.node->entries.size(); ++i) {
        const Spot spot = list.item(i);
        if (!spot.isMapping()) {
            m_source.malformed(spot, u"a security requirement must be a mapping"_s, u"write for example {apiKey: []}"_s);
            continue;
        }
        SecurityAlternative alternative;
        for (const YamlEntry &entry : spot.node->entries) {
            SecurityNeed need;
            need.scheme = entry.key->text;
            for (const YamlEntry &scope : entry.value->entries)
                need.scopes += scope.value->text;
            need.scopes.sort();
            need.scopes.removeDuplicates();
            alternative.push_back(std::move(need));
        }
        std::sort(alternative.begin(), alternative.end(), [](const SecurityNeed &a, const SecurityNeed &b) { return a.scheme < b.scheme; });
        alternatives.push_back(std::move(alternative));
    }
    return alternatives;
}

std::vector<Server> OperationReader::servers(const Spot &parent)
{
    std::vector<Server> servers;
    const Spot list = m_source.sequence(parent, "servers"_L1);
    for (std::size_t i = 0; list && i < list.node->entries.size(); ++i) {
        const Spot spot = list.item(i);
        Server server;
        server.at = spot.place();
        server.url = m_source.text(spot, "url"_L1);
        if (const Spot variables = m_source.mapping(spot, "variables"_L1)) {
            for (const YamlEntry &entry : variables.node->entries)
                server.url.replace(u'{' + entry.key->text + u'}', m_source.text(variables.member(entry), "default"_L1));
        }
        const qsizetype scheme = server.url.indexOf("://"_L1);
        const qsizetype path = server.url.indexOf(u'/', scheme < 0 ? 0 : scheme + 3);
        server.host = scheme < 0 ? QString() : server.url.left(path < 0 ? server.url.size() : path).toLower();
        server.basePath = path < 0 ? QString() : server.url.mid(path);
        while (server.basePath.endsWith(u'/'))
            server.basePath.chop(1);
        servers.push_back(std::move(server));
    }
    return servers;
}

std::vector<MediaType> OperationReader::content(const Spot &parent)
{
    std::vector<MediaType> types;
    const Spot content = m_source.mapping(parent, "content"_L1);
    if (content && !isWithinBudget(content, content.node->entries.size()))
        return types;
    QSet<QString> seen;
    for (std::size_t i = 0; content && i < content.node->entries.size(); ++i) {
        const YamlEntry &entry = content.node->entries[i];
        const Spot spot = content.member(entry);
        MediaType type;
        type.name = essence(entry.key->text);
        if (seen.contains(type.name))
            type.name = entry.key->text.simplified().toLower(); // told apart by its parameters
        seen.insert(type.name);
        type.at = spot.place();
        type.schema = m_schemas.read(m_source.find(spot, "schema"_L1));
        if (const Spot encoding = m_source.find(spot, "encoding"_L1))
            type.encoding = literalText(*encoding.node);
        examples(type, spot);
        types.push_back(std::move(type));
    }
    return types;
}

void OperationReader::examples(MediaType &type, const Spot &spot)
{
    type.example = m_source.find(spot, "example"_L1).node;
    const Spot examples = m_source.find(spot, "examples"_L1);
    if (!examples.isMapping() || !isWithinBudget(examples, examples.node->entries.size()))
        return;
    for (const YamlEntry &entry : examples.node->entries) {
        const Followed followed = m_source.follow(examples.member(entry));
        if (const Spot value = m_source.find(followed.spot, "value"_L1))
            type.examples.push_back(value.node);
    }
}

std::optional<Body> OperationReader::body(const Spot &operation)
{
    const Spot spot = m_source.mapping(operation, "requestBody"_L1);
    if (!spot)
        return std::nullopt;
    Body body;
    body.at = spot.place();
    const Followed followed = m_source.follow(spot);
    if (!followed.spot) {
        m_source.lost(spot, followed);
        body.unresolved = followed.why;
        return body;
    }
    body.required = m_source.truth(followed.spot, "required"_L1);
    body.content = content(followed.spot);
    return body;
}

std::vector<Header> OperationReader::headers(const Spot &parent)
{
    std::vector<Header> headers;
    QSet<QString> seen;
    const Spot list = m_source.mapping(parent, "headers"_L1);
    if (list && !isWithinBudget(list, list.node->entries.size()))
        return headers;
    for (std::size_t i = 0; list && i < list.node->entries.size(); ++i) {
        const Spot spot = list.member(list.node->entries[i]);
        Header header;
        header.name = list.node->entries[i].key->text;
        header.at = spot.place();
        if (seen.contains(header.name.toLower())) {
            m_source.malformed(spot, u"the header \"%1\" is described twice"_s.arg(header.name.left(40)), u"remove one of the two"_s);
            continue;
        }
        seen.insert(header.name.toLower());
        const Followed followed = m_source.follow(spot);
        if (!followed.spot) {
            m_source.lost(spot, followed);
            header.unresolved = followed.why;
        } else if (isSwagger()) {
            header.schema = m_schemas.read(followed.spot);
        } else {
            header.required = m_source.truth(followed.spot, "required"_L1);
            header.schema = m_schemas.read(m_source.find(followed.spot, "schema"_L1));
            if (const auto types = content(followed.spot); header.schema == noSchema && !types.empty())
                header.schema = types.front().schema;
        }
        headers.push_back(std::move(header));
    }
    return headers;
}

std::vector<Response> OperationReader::responses(const Spot &operation)
{
    std::vector<Response> responses;
    QSet<QString> seen;
    const Spot list = m_source.mapping(operation, "responses"_L1);
    const QStringList produced = isSwagger() ? mediaTypes(operation, "produces"_L1) : QStringList();
    if (list && !isWithinBudget(list, list.node->entries.size() * std::size_t(1 + produced.size())))
        return responses;
    for (std::size_t i = 0; list && i < list.node->entries.size(); ++i) {
        const YamlEntry &entry = list.node->entries[i];
        if (entry.key->text.startsWith("x-"_L1))
            continue;
        const Response one = response(list.member(entry), entry.key->text, produced);
        if (seen.contains(one.status))
            m_source.malformed(list.member(entry), u"the response %1 is described twice"_s.arg(one.status.left(20)), u"remove one of the two"_s);
        else
            responses.push_back(one);
        seen.insert(one.status);
    }
    return responses;
}

Response OperationReader::response(const Spot &spot, const QString &status, const QStringList &produced)
{
    Response response;
    response.status = status == "default"_L1 ? status : status.toUpper();
    response.at = spot.place();
    const Followed followed = m_source.follow(spot);
    if (!followed.spot) {
        m_source.lost(spot, followed);
        response.unresolved = followed.why;
        return response;
    }
    response.description = m_source.text(followed.spot, "description"_L1);
    response.headers = headers(followed.spot);
    if (!isSwagger()) {
        response.content = content(followed.spot);
        return response;
    }
    const Spot schema = m_source.find(followed.spot, "schema"_L1);
    const Spot examples = m_source.find(followed.spot, "examples"_L1);
    for (const QString &name : schema ? produced : QStringList()) {
        MediaType type;
        type.name = name;
        type.at = followed.spot.place();
        type.schema = m_schemas.read(schema);
        if (const YamlEntry *entry = examples.isMapping() ? examples.node->find(name) : nullptr)
            type.example = entry->value;
        response.content.push_back(std::move(type));
    }
    return response;
}

void OperationReader::callbacks(const Spot &operation)
{
    const Spot list = m_source.mapping(operation, "callbacks"_L1);
    if (!list || m_callbackDepth >= deepestCallback)
        return;
    ++m_callbackDepth;
    for (const YamlEntry &entry : list.node->entries) {
        const Followed followed = m_source.follow(list.member(entry));
        if (!followed.spot) {
            m_source.lost(list.member(entry), followed);
            continue;
        }
        for (const YamlEntry &expression : followed.spot.node->entries) {
            if (expression.key && !expression.key->text.startsWith("x-"_L1))
                pathItem(followed.spot.member(expression), u"callback %1 %2"_s.arg(entry.key->text, expression.key->text), Sender::Api);
        }
    }
    --m_callbackDepth;
}

} // namespace bulkhead::contracts
