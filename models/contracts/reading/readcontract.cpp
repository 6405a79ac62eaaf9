// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/readcontract.h"

#include "contracts/reading/operationreader.h"

#include <QSet>

#include <algorithm>

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

//! Reads the top of a document and hands its operations on.
class DocumentReader
{
public:
    DocumentReader(Contract &contract)
        : m_contract(contract)
        , m_source(contract.tree, contract.gaps)
        , m_schemas(m_source, contract)
        , m_operations(m_source, m_schemas, contract)
    {
    }

    void read()
    {
        const Spot root = m_source.root();
        const Spot info = m_source.mapping(root, "info"_L1);
        m_contract.title = m_source.text(info, "title"_L1);
        m_contract.version = m_source.text(info, "version"_L1);
        m_contract.servers = isSwagger() ? swaggerServers(root) : m_operations.servers(root);
        const Spot security = m_source.sequence(root, "security"_L1);
        m_operations.setDefaults(m_operations.security(security), bool(security));
        schemes(root);
        components(root);
        paths(root);
        mergeKeys();
        m_schemas.finish();
        uniqueGaps();
    }

private:
    [[nodiscard]] bool isSwagger() const { return m_contract.form == Form::Swagger2; }

    std::vector<Server> swaggerServers(const Spot &root);
    void schemes(const Spot &root);
    void scheme(const Spot &spot, const QString &name);
    void swaggerScheme(const Spot &spot, SecurityScheme &scheme);
    void flow(const Spot &spot, const QString &name, SecurityScheme &scheme);
    void components(const Spot &root);
    void paths(const Spot &root);
    void mergeKeys();
    void uniqueGaps();

    Contract &m_contract;
    Source m_source;
    SchemaReader m_schemas;
    OperationReader m_operations;
};

std::vector<Server> DocumentReader::swaggerServers(const Spot &root)
{
    const QString host = m_source.text(root, "host"_L1);
    QString basePath = m_source.text(root, "basePath"_L1);
    while (basePath.endsWith(u'/'))
        basePath.chop(1);
    const Spot place = m_source.find(root, m_source.find(root, "basePath"_L1) ? "basePath"_L1 : "host"_L1);
    if (!place)
        return {};
    std::vector<Server> servers;
    QStringList schemes = m_source.texts(root, "schemes"_L1);
    if (schemes.isEmpty() || host.isEmpty())
        schemes = {u"https"_s};
    for (const QString &scheme : std::as_const(schemes)) {
        Server server;
        server.at = place.place();
        server.host = host.isEmpty() ? QString() : (scheme + "://"_L1 + host).toLower();
        server.basePath = basePath;
        server.url = server.host + basePath;
        servers.push_back(std::move(server));
    }
    return servers;
}

void DocumentReader::schemes(const Spot &root)
{
    const Spot list = isSwagger() ? m_source.mapping(root, "securityDefinitions"_L1)
                                  : m_source.mapping(m_source.mapping(root, "components"_L1), "securitySchemes"_L1);
    for (std::size_t i = 0; list && i < list.node->entries.size(); ++i)
        scheme(list.member(list.node->entries[i]), list.node->entries[i].key->text);
}

void DocumentReader::scheme(const Spot &spot, const QString &name)
{
    SecurityScheme scheme;
    scheme.name = name;
    scheme.at = spot.place();
    const Followed followed = m_source.follow(spot);
    if (!followed.spot) {
        m_source.lost(spot, followed);
        scheme.type = u"unknown"_s;
    } else {
        scheme.type = m_source.text(followed.spot, "type"_L1);
        scheme.in = m_source.text(followed.spot, "in"_L1);
        scheme.parameter = m_source.text(followed.spot, "name"_L1);
        scheme.httpScheme = m_source.text(followed.spot, "scheme"_L1).toLower();
        scheme.openIdUrl = m_source.text(followed.spot, "openIdConnectUrl"_L1);
        if (isSwagger())
            swaggerScheme(followed.spot, scheme);
        const Spot flows = isSwagger() ? Spot() : m_source.mapping(followed.spot, "flows"_L1);
        for (std::size_t i = 0; flows && i < flows.node->entries.size(); ++i)
            flow(flows.member(flows.node->entries[i]), flows.node->entries[i].key->text, scheme);
    }
    m_contract.schemes.push_back(std::move(scheme));
}

//! In the words of OpenAPI 3, so that a document may move on to it.
void DocumentReader::swaggerScheme(const Spot &spot, SecurityScheme &scheme)
{
    if (scheme.type == "basic"_L1) {
        scheme.type = u"http"_s;
        scheme.httpScheme = u"basic"_s;
    } else if (scheme.type == "oauth2"_L1) {
        const QString name = m_source.text(spot, "flow"_L1);
        flow(spot, name == "accessCode"_L1 ? u"authorizationCode"_s : name == "application"_L1 ? u"clientCredentials"_s : name, scheme);
    }
}

void DocumentReader::flow(const Spot &spot, const QString &name, SecurityScheme &scheme)
{
    OAuthFlow flow;
    flow.name = name;
    flow.authorizationUrl = m_source.text(spot, "authorizationUrl"_L1);
    flow.tokenUrl = m_source.text(spot, "tokenUrl"_L1);
    if (const Spot scopes = m_source.mapping(spot, "scopes"_L1)) {
        for (const YamlEntry &entry : scopes.node->entries)
            flow.scopes += entry.key->text;
    }
    flow.scopes.sort();
    scheme.flows.push_back(std::move(flow));
}

void DocumentReader::components(const Spot &root)
{
    const Spot list = isSwagger() ? m_source.mapping(root, "definitions"_L1) : m_source.mapping(m_source.mapping(root, "components"_L1), "schemas"_L1);
    for (std::size_t i = 0; list && i < list.node->entries.size(); ++i) {
        const YamlEntry &entry = list.node->entries[i];
        m_contract.components.emplace_back(entry.key->text, m_schemas.read(list.member(entry)));
    }
}

void DocumentReader::paths(const Spot &root)
{
    const Spot paths = m_source.mapping(root, "paths"_L1);
    for (std::size_t i = 0; paths && i < paths.node->entries.size(); ++i) {
        const YamlEntry &entry = paths.node->entries[i];
        if (entry.key->text.startsWith(u'/'))
            m_operations.pathItem(paths.member(entry), entry.key->text, Sender::Client);
        else if (!entry.key->text.startsWith("x-"_L1))
            m_source.malformed(paths.member(entry), u"the path \"%1\" does not begin with a slash"_s.arg(entry.key->text), u"put / before it"_s);
    }
    const Spot webhooks = m_source.mapping(root, "webhooks"_L1);
    for (std::size_t i = 0; webhooks && i < webhooks.node->entries.size(); ++i) {
        const YamlEntry &entry = webhooks.node->entries[i];
        m_operations.pathItem(webhooks.member(entry), u"webhook "_s + entry.key->text, Sender::Api);
    }
}

//! "<<: *others" is of YAML 1.1 and not followed; what it stands for would be missing without a word.
void DocumentReader::mergeKeys()
{
    std::vector<Spot> open{m_source.root()};
    while (!open.empty()) {
        const Spot spot = open.back();
        open.pop_back();
        for (const YamlEntry &entry : spot.node->entries) {
            if (entry.key && entry.key->text == "<<"_L1 && entry.key->style == YamlNode::Style::Plain) {
                m_source.malformed({entry.value, QString(), entry.key->begin.line}, u"the document uses merge keys (<<), which are not followed"_s,
                                   u"write out what they stand for"_s);
                return;
            }
            if (!entry.alias && entry.value->kind != YamlNode::Kind::Scalar)
                open.push_back({entry.value, {}, 0});
        }
    }
}

//! Shared parts are met from several operations; a gap counts once.
void DocumentReader::uniqueGaps()
{
    QSet<QString> seen;
    auto &gaps = m_contract.gaps;
    gaps.erase(std::remove_if(gaps.begin(), gaps.end(),
                              [&seen](const Gap &gap) {
                                  const QString key = gap.at.pointer + u'\n' + gap.what;
                                  const bool known = seen.contains(key);
                                  seen.insert(key);
                                  return known;
                              }),
               gaps.end());
    std::stable_sort(gaps.begin(), gaps.end(), [](const Gap &a, const Gap &b) { return a.at.line < b.at.line; });
}

} // namespace

Result<Contract> readContract(const QByteArray &text, const QString &file)
{
    auto tree = Source::parse(text, file);
    if (!tree)
        return tree.error();
    Contract contract;
    contract.file = file;
    contract.tree = *tree;
    const YamlNode *root = contract.tree->root();
    const auto refused = [&](int line, const QString &what, const QString &hint) {
        return Error{Error::Kind::BadFile, u"%1:%2"_s.arg(file, QString::number(line)), what, hint, {}};
    };
    const YamlEntry *openapi = root->find(u"openapi"), *swagger = root->find(u"swagger");
    const YamlEntry *said = openapi ? openapi : swagger;
    if (!said || said->value->kind != YamlNode::Kind::Scalar)
        return refused(root->begin.line, u"this is no API description: it has neither openapi: nor swagger:"_s, u"start with openapi: 3.0.3"_s);
    const QString version = said->value->text;
    if (openapi && (version == "3.0"_L1 || version.startsWith("3.0."_L1)))
        contract.form = Form::OpenApi30;
    else if (openapi && (version == "3.1"_L1 || version.startsWith("3.1."_L1)))
        contract.form = Form::OpenApi31;
    else if (!openapi && (version == "2.0"_L1 || version == "2"_L1))
        contract.form = Form::Swagger2;
    else
        return refused(said->value->begin.line, u"version \"%1\" is not known here"_s.arg(version.left(40)), u"use OpenAPI 3.0 or 3.1, or Swagger 2.0"_s);
    if (!root->find(u"paths") && !root->find(u"webhooks") && !root->find(u"components"))
        return refused(root->begin.line, u"the document describes nothing: it has no paths"_s, u"add paths:"_s);
    DocumentReader(contract).read();
    return contract;
}

} // namespace bulkhead::contracts
