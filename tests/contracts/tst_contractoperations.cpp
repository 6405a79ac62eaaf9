// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/notation.h"
#include "contracts/rules/schemaruletable.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace bulkhead::contracts;
using namespace bulkhead::contracts::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray ok = "responses: {'200': {description: ok}}";
const QByteArray schemes = "components:\n  securitySchemes:\n"
                           "    key: {type: apiKey, in: header, name: X-Key}\n"
                           "    other: {type: apiKey, in: query, name: key}\n"
                           "    basic: {type: http, scheme: basic}\n"
                           "    login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://id.example/t', scopes: {read: r, write: w}}}}\n";

//! GET /things/{id} with these lines in it.
QByteArray get(const QByteArray &lines, const QByteArray &rest = {})
{
    const QByteArray own = lines.contains("responses:") ? lines : lines + '\n' + ok;
    return document("/things/{id}:\n  get:\n" + indented(own, 4), rest);
}

QByteArray withParameter(const QByteArray &parameter)
{
    return get("parameters: [" + parameter + "]");
}

QByteArray withSecurity(const QByteArray &security, const QByteArray &definitions = schemes)
{
    return get("security: " + security, definitions);
}

} // namespace

//! Every rule that is not about a schema.
class TestContractOperations : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void change_ofAnOperation_isJudged_data();
    void change_ofAnOperation_isJudged();
    void rows_cover_everyRule();
    void rules_haveUnique_idsInOrder();

private:
    void pathRows();
    void lifetimeRows();
    void parameterRows();
    void bodyRows();
    void responseRows();
    void securityRows();
    void serverRows();
    void gapRows();
    void senderRows();
    static void row(const char *name, const QByteArray &before, const QByteArray &after, const QStringList &expected)
    {
        QTest::newRow(name) << before << after << expected;
    }
    QSet<QString> m_told;
};

void TestContractOperations::change_ofAnOperation_isJudged_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QStringList>("expected");
    pathRows();
    lifetimeRows();
    parameterRows();
    bodyRows();
    responseRows();
    securityRows();
    serverRows();
    gapRows();
    senderRows();
}

void TestContractOperations::pathRows()
{
    const QByteArray two = "/a:\n  get: {" + ok + "}\n  put: {" + ok + "}\n/b:\n  get: {" + ok + "}\n";
    row("nothing", document(two), document(two), {});
    row("operation removed", document(two), document("/a:\n  get: {" + ok + "}\n/b:\n  get: {" + ok + "}\n"), {u"operation-removed:breaking"_s});
    row("path removed", document(two), document("/a:\n  get: {" + ok + "}\n  put: {" + ok + "}\n"), {u"path-removed:breaking"_s});
    row("operation added", document("/b:\n  get: {" + ok + "}\n"), document(two), {u"operation-added:compatible"_s});
    row("path parameter renamed", document("/a/{id}:\n  get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], " + ok + "}\n"),
        document("/a/{key}:\n  get: {parameters: [{name: key, in: path, required: true, schema: {type: string}}], " + ok + "}\n"),
        {u"path-parameter-renamed:compatible"_s});
    row("path parameter renamed and narrowed", document("/a/{id}:\n  get: {parameters: [{name: id, in: path, required: true, schema: {type: number}}], " + ok + "}\n"),
        document("/a/{key}:\n  get: {parameters: [{name: key, in: path, required: true, schema: {type: integer}}], " + ok + "}\n"),
        {u"path-parameter-renamed:compatible"_s, u"request-type-narrowed:breaking"_s});
    row("template became text", document("/a/{id}:\n  get: {" + ok + "}\n"), document("/a/id:\n  get: {" + ok + "}\n"),
        {u"operation-added:compatible"_s, u"path-removed:breaking"_s});
    row("operationId changed", get("operationId: one"), get("operationId: two"), {u"operation-id-changed:warning"_s});
    row("operationId removed", get("operationId: one"), get(""), {u"operation-id-changed:warning"_s});
    row("operationId added", get(""), get("operationId: one"), {});
    row("order of paths", document("/a:\n  get: {" + ok + "}\n/b:\n  get: {" + ok + "}\n"), document("/b:\n  get: {" + ok + "}\n/a:\n  get: {" + ok + "}\n"), {});
}

void TestContractOperations::lifetimeRows()
{
    const QByteArray gone = document("/b:\n  get: {" + ok + "}\n");
    const auto both = [](const QByteArray &lines) { return document("/a:\n  get:\n" + indented(lines.contains("responses:") ? lines : QByteArray(lines + '\n' + ok), 4) + "/b:\n  get: {" + ok + "}\n"); };
    row("removed after its sunset", both("deprecated: true\nx-sunset: 2026-06-01"), gone, {u"operation-removed-after-sunset:compatible"_s});
    row("removed on its sunset", both("deprecated: true\nx-sunset: 2026-06-15"), gone, {u"operation-removed-after-sunset:compatible"_s});
    row("removed before its sunset", both("deprecated: true\nx-sunset: 2026-06-16"), gone, {u"operation-removed-before-sunset:breaking"_s});
    row("deprecated without sunset and removed", both("deprecated: true"), gone, {u"path-removed:breaking"_s});
    row("sunset without deprecation and removed", both("x-sunset: 2026-01-01"), gone, {u"path-removed:breaking"_s});
    row("sunset that is no date and removed", both("deprecated: true\nx-sunset: soon"), gone, {u"path-removed:breaking"_s});
    row("sunset header as in RFC 8594",
        both("deprecated: true\nresponses: {'200': {description: ok, headers: {Sunset: {schema: {type: string}, example: 'Mon, 01 Jun 2026 00:00:00 GMT'}}}}"),
        gone, {u"operation-removed-after-sunset:compatible"_s});
    row("deprecated with sunset", get(""), get("deprecated: true\nx-sunset: 2027-01-01T00:00:00Z"), {u"operation-deprecated:compatible"_s});
    row("deprecated without sunset", get(""), get("deprecated: true"), {u"deprecated-without-sunset:warning"_s});
    row("no longer deprecated", get("deprecated: true"), get(""), {u"operation-reactivated:compatible"_s});
    row("sunset shortened", get("deprecated: true\nx-sunset: 2027-01-01"), get("deprecated: true\nx-sunset: 2026-12-31"), {u"sunset-shortened:breaking"_s});
    row("sunset extended", get("deprecated: true\nx-sunset: 2027-01-01"), get("deprecated: true\nx-sunset: 2027-01-02"), {u"sunset-extended:compatible"_s});
    row("sunset removed", get("deprecated: true\nx-sunset: 2027-01-01"), get("deprecated: true"), {u"sunset-removed:breaking"_s});
    row("sunset in the past", get(""), get("deprecated: true\nx-sunset: 2026-01-01"), {u"operation-deprecated:compatible"_s, u"sunset-passed:warning"_s});
    row("sunset that is no date", get(""), get("deprecated: true\nx-sunset: soon"), {u"sunset-unreadable:warning?"_s});
    row("sunset spelled otherwise", get("deprecated: true\nx-sunset: 2027-01-01"), get("deprecated: true\nx-sunset: 'Fri, 01 Jan 2027 00:00:00 GMT'"), {});
}

void TestContractOperations::parameterRows()
{
    const QByteArray limit = "{name: limit, in: query, schema: {type: integer}}", needed = "{name: limit, in: query, required: true, schema: {type: integer}}";
    row("required parameter added", get(""), withParameter(needed), {u"parameter-added-required:breaking"_s});
    row("optional parameter added", get(""), withParameter(limit), {u"parameter-added-optional:compatible"_s});
    row("parameter removed", withParameter(limit), get(""), {u"parameter-removed:breaking"_s});
    row("parameter removed after its sunset", withParameter("{name: limit, in: query, deprecated: true, x-sunset: 2026-01-01}"), get(""),
        {u"parameter-removed-after-sunset:compatible"_s});
    row("parameter deprecated", withParameter(limit), withParameter("{name: limit, in: query, deprecated: true, schema: {type: integer}}"),
        {u"deprecated-without-sunset:warning"_s});
    row("parameter moved", withParameter(limit), withParameter("{name: limit, in: header, schema: {type: integer}}"), {u"parameter-location-changed:breaking"_s});
    row("parameter became required", withParameter(limit), withParameter(needed), {u"parameter-became-required:breaking"_s});
    row("parameter became optional", withParameter(needed), withParameter(limit), {u"parameter-became-optional:compatible"_s});
    row("parameter's type", withParameter(limit), withParameter("{name: limit, in: query, schema: {type: string}}"), {u"request-type-changed:breaking"_s});
    row("parameter's pattern", withParameter("{name: q, in: query, schema: {type: string, pattern: a}}"),
        withParameter("{name: q, in: query, schema: {type: string, pattern: b}}"), {u"request-pattern-changed:warning?"_s});
    row("parameter exploded no longer", withParameter("{name: q, in: query, schema: {type: array, items: {}}}"),
        withParameter("{name: q, in: query, explode: false, schema: {type: array, items: {}}}"), {u"parameter-style-changed:breaking"_s});
    row("parameter's style said that was the default", withParameter(limit),
        withParameter("{name: limit, in: query, style: form, explode: true, schema: {type: integer}}"), {});
    row("parameter's style", withParameter("{name: q, in: query, schema: {type: array, items: {}}}"),
        withParameter("{name: q, in: query, style: pipeDelimited, explode: true, schema: {type: array, items: {}}}"), {u"parameter-style-changed:breaking"_s});
    row("parameter not empty", withParameter("{name: q, in: query, allowEmptyValue: true}"), withParameter("{name: q, in: query}"),
        {u"parameter-empty-refused:breaking"_s});
    row("parameter empty", withParameter("{name: q, in: query}"), withParameter("{name: q, in: query, allowEmptyValue: true}"),
        {u"parameter-empty-allowed:compatible"_s});
    row("parameter escaped", withParameter("{name: q, in: query, allowReserved: true}"), withParameter("{name: q, in: query}"),
        {u"parameter-reserved-refused:breaking"_s});
    row("parameter unescaped", withParameter("{name: q, in: query}"), withParameter("{name: q, in: query, allowReserved: true}"),
        {u"parameter-reserved-allowed:compatible"_s});
    row("parameter as JSON", withParameter(limit), withParameter("{name: limit, in: query, content: {application/json: {schema: {type: integer}}}}"),
        {u"parameter-content-changed:breaking"_s});
    const QByteArray twice = "{name: q, in: query, schema: {type: string}}, {name: q, in: query, schema: {type: integer}}";
    row("parameter declared twice", withParameter(twice), withParameter(twice), {});
    row("header's case", withParameter("{name: X-A, in: header}"), withParameter("{name: x-a, in: header}"), {});
    row("parameter of the path item", document("/a:\n  parameters: [" + limit + "]\n  get: {" + ok + "}\n"),
        document("/a:\n  get: {parameters: [" + limit + "], " + ok + "}\n"), {});
    row("parameter of the path item overridden", document("/a:\n  parameters: [" + limit + "]\n  get: {" + ok + "}\n"),
        document("/a:\n  parameters: [" + limit + "]\n  get: {parameters: [" + needed + "], " + ok + "}\n"), {u"parameter-became-required:breaking"_s});
}

void TestContractOperations::bodyRows()
{
    const auto body = [](const QByteArray &text) { return document("/a:\n  post: {" + (text.isEmpty() ? text : "requestBody: " + text + ", ") + ok + "}\n"); };
    const QByteArray json = "{content: {application/json: {schema: {type: string}}}}", needed = "{required: true, content: {application/json: {schema: {type: string}}}}";
    row("body added, required", body(""), body(needed), {u"body-added-required:breaking"_s});
    row("body added, optional", body(""), body(json), {u"body-added-optional:compatible"_s});
    row("body removed", body(json), body(""), {u"body-removed:breaking"_s});
    row("body became required", body(json), body(needed), {u"body-became-required:breaking"_s});
    row("body became optional", body(needed), body(json), {u"body-became-optional:compatible"_s});
    row("media type removed", body("{content: {application/json: {}, text/xml: {}}}"), body("{content: {application/json: {}}}"),
        {u"request-media-type-removed:breaking"_s});
    row("media type added", body("{content: {application/json: {}}}"), body("{content: {application/json: {}, text/xml: {}}}"),
        {u"request-media-type-added:compatible"_s});
    row("media type covered by a range", body("{content: {text/xml: {}}}"), body("{content: {'text/*': {}}}"), {u"request-media-type-added:compatible"_s});
    row("media type's parameters", body("{content: {'Application/JSON; charset=utf-8': {}}}"), body("{content: {application/json: {}}}"), {});
    row("media types told apart by a parameter", body("{content: {application/json: {}, application/json;v=2: {schema: {type: number}}}}"),
        body("{content: {application/json: {}, application/json;v=2: {schema: {type: integer}}}}"), {u"request-type-narrowed:breaking"_s});
    row("encoding", body("{content: {multipart/form-data: {encoding: {a: {contentType: text/plain}}}}}"),
        body("{content: {multipart/form-data: {encoding: {a: {contentType: text/html}}}}}"), {u"encoding-changed:warning?"_s});
}

void TestContractOperations::responseRows()
{
    const auto responses = [](const QByteArray &text) { return get("responses: {" + text + "}"); };
    const QByteArray plain = "'200': {description: ok}";
    row("success removed", responses(plain + ", '201': {description: made}"), responses(plain), {u"response-success-removed:breaking"_s});
    row("success added", responses(plain), responses(plain + ", '202': {description: later}"), {u"response-success-added:warning?"_s});
    row("failure removed", responses(plain + ", '404': {description: none}"), responses(plain), {u"response-error-removed:warning"_s});
    row("failure added", responses(plain), responses(plain + ", '404': {description: none}"), {u"response-error-added:compatible"_s});
    row("default removed", responses(plain + ", default: {description: any}"), responses(plain), {u"response-default-removed:warning"_s});
    row("default added", responses(plain), responses(plain + ", default: {description: any}"), {u"response-default-added:compatible"_s});
    row("status covered by a range", responses("'200': {description: ok}, '404': {description: none}"), responses("2XX: {description: ok}, 4xx: {description: none}"),
        {u"response-error-added:compatible"_s, u"response-success-added:warning?"_s});
    row("status covered by the default", responses(plain + ", '404': {description: none}"), responses(plain + ", default: {description: any}"),
        {u"response-default-added:compatible"_s});
    row("range made precise", responses("2XX: {description: ok}"), responses(plain), {u"response-range-narrowed:compatible"_s});
    const auto body = [](const QByteArray &status, const QByteArray &type) {
        return QByteArray(status + ": {description: d, content: {application/json: {schema: {type: " + type + "}}}}");
    };
    row("range made precise and widened", responses(body("2XX", "integer")), responses(body("'200'", "number")),
        {u"response-range-narrowed:compatible"_s, u"response-type-widened:breaking"_s});
    row("range beside its status", responses(plain), responses(plain + ", 2XX: {description: ok}"), {u"response-success-added:warning?"_s});
    row("failure apart from the default", responses(plain + ", " + body("default", "integer")), responses(plain + ", " + body("default", "integer") + ", " + body("'404'", "number")),
        {u"response-type-widened:breaking"_s});
    row("success beside a default", responses(plain + ", " + body("default", "integer")), responses(plain + ", " + body("default", "integer") + ", " + body("'201'", "string")),
        {u"response-success-added:warning?"_s});
    row("only a default", responses(body("'200'", "integer")), responses(body("default", "number")), {u"response-default-added:compatible"_s, u"response-type-widened:breaking"_s});
    row("number as a key", responses("200: {description: ok}"), responses(plain), {});
    row("media type removed", responses("'200': {description: ok, content: {application/json: {}, text/csv: {}}}"),
        responses("'200': {description: ok, content: {application/json: {}}}"), {u"response-media-type-removed:breaking"_s});
    row("media type added", responses("'200': {description: ok, content: {application/json: {}}}"),
        responses("'200': {description: ok, content: {application/json: {}, text/csv: {}}}"), {u"response-media-type-added:compatible"_s});
    const auto header = [&](const QByteArray &text) { return responses("'200': {description: ok, headers: {" + text + "}}"); };
    row("header removed", header("X-A: {required: true, schema: {type: string}}"), header(""), {u"response-header-removed:breaking"_s});
    row("optional header removed", header("X-A: {schema: {type: string}}"), header(""), {u"response-optional-header-removed:warning"_s});
    row("header added", header(""), header("X-A: {schema: {type: string}}"), {u"response-header-added:compatible"_s});
    row("header became optional", header("X-A: {required: true}"), header("x-a: {}"), {u"response-header-became-optional:breaking"_s});
    row("header became required", header("X-A: {}"), header("X-A: {required: true}"), {u"response-header-became-required:compatible"_s});
    row("header's schema widened", header("X-A: {schema: {type: integer}}"), header("X-A: {schema: {type: number}}"), {u"response-type-widened:breaking"_s});
}

void TestContractOperations::securityRows()
{
    row("security added", withSecurity("[]"), withSecurity("[{key: []}]"), {u"security-added:breaking"_s});
    row("security removed", withSecurity("[{key: []}]"), withSecurity("[]"), {u"security-removed:warning"_s});
    row("security optional", withSecurity("[{key: []}]"), withSecurity("[{key: []}, {}]"), {u"security-removed:warning"_s});
    row("other credentials", withSecurity("[{key: []}]"), withSecurity("[{basic: []}]"), {u"security-alternative-added:compatible"_s, u"security-changed:breaking"_s});
    row("alternative added", withSecurity("[{key: []}]"), withSecurity("[{key: []}, {basic: []}]"), {u"security-alternative-added:compatible"_s});
    row("alternative removed", withSecurity("[{key: []}, {basic: []}]"), withSecurity("[{key: []}]"), {u"security-changed:breaking"_s});
    row("a second one needed", withSecurity("[{key: []}]"), withSecurity("[{key: [], basic: []}]"), {u"security-changed:breaking"_s});
    row("a second one needed no longer", withSecurity("[{key: [], basic: []}]"), withSecurity("[{key: []}]"), {u"security-relaxed:compatible"_s});
    row("scope added", withSecurity("[{login: [read]}]"), withSecurity("[{login: [read, write]}]"), {u"security-scope-added:breaking"_s});
    row("scope removed", withSecurity("[{login: [read, write]}]"), withSecurity("[{login: [read]}]"), {u"security-relaxed:compatible"_s});
    row("order of scopes", withSecurity("[{login: [write, read]}]"), withSecurity("[{login: [read, write]}]"), {});
    row("scheme renamed", withSecurity("[{key: []}]"), withSecurity("[{apiKey: []}]", QByteArray(schemes).replace("    key:", "    apiKey:")), {});
    row("inherited", get("", "security: [{key: []}]\n" + schemes), withSecurity("[{key: []}]"), {});
    row("inherited and changed", get("", "security: []\n" + schemes), get("", "security: [{key: []}]\n" + schemes), {u"security-added:breaking"_s});
    row("scheme sends elsewhere", withSecurity("[{key: []}]"), withSecurity("[{key: []}]", QByteArray(schemes).replace("X-Key", "X-Api-Key")),
        {u"security-alternative-added:compatible"_s, u"security-changed:breaking"_s, u"security-scheme-changed:breaking"_s});
    row("unused scheme sends elsewhere", get("", schemes), get("", QByteArray(schemes).replace("scheme: basic", "scheme: bearer")),
        {u"security-scheme-changed:breaking"_s});
    row("flow removed and added", get("", schemes), get("", QByteArray(schemes).replace("clientCredentials:", "password:")),
        {u"security-flow-added:compatible"_s, u"security-flow-removed:breaking"_s});
    row("tokens from elsewhere", get("", schemes), get("", QByteArray(schemes).replace("id.example", "login.example")), {u"security-url-changed:warning"_s});
}

void TestContractOperations::serverRows()
{
    const auto server = [](const QByteArray &list) { return get("", "servers: [" + list + "]"); };
    row("base path changed", server("{url: 'https://a.example/v1'}"), server("{url: 'https://a.example/v2'}"),
        {u"base-path-added:compatible"_s, u"base-path-removed:breaking"_s});
    row("base path added", server("{url: 'https://a.example/v1'}"), server("{url: 'https://a.example/v1'}, {url: 'https://a.example/v2'}"),
        {u"base-path-added:compatible"_s});
    row("slash at the end", server("{url: 'https://a.example/v1/'}"), server("{url: 'https://a.example/v1'}"), {});
    row("host changed", server("{url: 'https://a.example/v1'}"), server("{url: 'https://b.example/v1'}"), {u"server-added:compatible"_s, u"server-changed:warning"_s});
    row("variable written out", server("{url: 'https://{h}.example/v1', variables: {h: {default: a}}}"), server("{url: 'https://a.example/v1'}"), {});
    row("base path into the paths", server("{url: 'https://a.example/v1'}"),
        document("/v1/things/{id}:\n  get: {" + ok + "}\n", "servers: [{url: 'https://a.example'}]"), {u"base-path-moved:compatible"_s});
    row("server of an operation", get("servers: [{url: /v1}]"), get("servers: [{url: /v2}]"), {u"base-path-added:compatible"_s, u"base-path-removed:breaking"_s});
    row("no server and the root", get(""), server("{url: /}"), {});
}

void TestContractOperations::gapRows()
{
    const QByteArray external = "'other.yaml#/Thing'";
    row("external schema on both sides", withRequest("{$ref: " + external + "}"), withRequest("{$ref: " + external + "}"), {u"unresolved-reference:warning!"_s});
    row("external schema now", withRequest("{type: string}"), withRequest("{$ref: " + external + "}"),
        {u"request-type-widened:warning?"_s, u"unresolved-reference:warning!"_s});
    row("schema that is not there", withRequest("{type: string}"), withRequest("{$ref: '#/components/schemas/None'}"),
        {u"request-type-widened:warning?"_s, u"unresolved-reference:warning!"_s});
    row("property perhaps in an external part", withResponse("{type: object, properties: {a: {}}}"), withResponse("{type: object, allOf: [{$ref: " + external + "}]}"),
        {u"response-optional-property-removed:warning?"_s, u"unresolved-reference:warning!"_s});
    row("parameter perhaps gone", withParameter("{name: q, in: query}"), withParameter("{$ref: 'p.yaml#/q'}"),
        {u"parameter-perhaps-removed:warning?"_s, u"unresolved-reference:warning!"_s});
    row("parameter perhaps new", withParameter("{$ref: 'p.yaml#/q'}"), withParameter("{name: q, in: query, required: true}"),
        {u"parameter-perhaps-added:warning?"_s, u"unresolved-reference:warning!"_s});
    row("operation perhaps gone", document("/a:\n  get: {" + ok + "}\n"), document("/a: {$ref: 'paths.yaml#/a'}\n"),
        {u"operation-perhaps-removed:warning?"_s, u"unresolved-reference:warning!"_s});
    row("body elsewhere", get("requestBody: {$ref: 'b.yaml'}"), get("requestBody: {required: true, content: {}}"), {u"unresolved-reference:warning!"_s});
    row("response elsewhere", get("responses: {'200': {$ref: 'r.yaml'}}"), get("responses: {'200': {description: ok}}"), {u"unresolved-reference:warning!"_s});
    row("header elsewhere", get("responses: {'200': {description: ok, headers: {A: {$ref: 'h.yaml'}}}}"),
        get("responses: {'200': {description: ok, headers: {A: {required: true}}}}"), {u"unresolved-reference:warning!"_s});
    row("a part that is not as specified", withRequest("{type: string}"), withRequest("{type: string, maxLength: many}"), {u"unreadable-part:warning!"_s});
    row("a reference to itself", withRequest("{$ref: '#/components/schemas/A'}", "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}"),
        withRequest("{type: string}"), {u"request-type-narrowed:warning?"_s, u"unresolved-reference:warning!"_s});
}

//! Calls that the API makes: what narrows a request breaks nobody, what widens it breaks who receives it.
void TestContractOperations::senderRows()
{
    const auto webhook = [](const QByteArray &schema) {
        return QByteArray("openapi: 3.1.0\ninfo: {title: T, version: '1'}\nwebhooks:\n  done:\n    post:\n      requestBody: {content: {application/json: {schema: " + schema
                          + "}}}\n      " + ok + "\n");
    };
    row("webhook sends more", webhook("{type: integer}"), webhook("{type: number}"), {u"response-type-widened:breaking"_s});
    row("webhook sends less", webhook("{type: number}"), webhook("{type: integer}"), {u"response-type-narrowed:compatible"_s});
    row("webhook removed", webhook("{}"), "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nwebhooks: {}\n", {u"path-removed:breaking"_s});
    const auto callback = [](const QByteArray &lines) {
        return document("/a:\n  post:\n    " + ok + "\n    callbacks:\n      done:\n        '{$request.body#/url}':\n          post:\n" + indented(lines + '\n' + ok, 12));
    };
    row("callback's parameter", callback(""), callback("parameters: [{name: q, in: query, required: true}]"), {u"parameter-added-required:warning?"_s});
    row("callback's body", callback("requestBody: {content: {application/json: {schema: {type: object, properties: {a: {}}, required: [a]}}}}"),
        callback("requestBody: {content: {application/json: {schema: {type: object, properties: {a: {}}}}}}"), {u"response-property-became-optional:breaking"_s});
}

void TestContractOperations::change_ofAnOperation_isJudged()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    QFETCH(const QStringList, expected);
    const Comparison comparison = compare(before, after);
    QCOMPARE(told(comparison), expected);
    for (const Change &change : comparison.changes) {
        m_told.insert(change.rule);
        QVERIFY(!change.message.isEmpty() && !change.message.endsWith(u'.'));
        QVERIFY(change.base || change.revision);
    }
    QCOMPARE(comparison.isComplete(), expected.filter(u"!"_s).isEmpty());
    QCOMPARE(comparison.isBreaking(), !expected.filter(u":breaking"_s).isEmpty());
}

void TestContractOperations::rows_cover_everyRule()
{
    if (m_told.size() < 20)
        QSKIP("needs the rows above");
    QSet<QString> others{u"too-many-changes"_s, u"too-intertwined"_s}; // tst_contractcomparison
    for (const SchemaRule &rule : schemaRules()) {
        const QString suffix = QString::fromLatin1(rule.suffix.data(), qsizetype(rule.suffix.size()));
        others << u"request-"_s + suffix << u"response-"_s + suffix;
    }
    QStringList missing;
    for (const Rule &rule : allRules()) {
        const QString id = QString::fromLatin1(rule.id.data(), qsizetype(rule.id.size()));
        if (!m_told.contains(id) && !others.contains(id))
            missing += id;
    }
    QCOMPARE(missing, QStringList());
}

void TestContractOperations::rules_haveUnique_idsInOrder()
{
    const auto &rules = allRules();
    for (std::size_t i = 1; i < rules.size(); ++i)
        QVERIFY2(rules[i - 1].id < rules[i].id, rules[i].id.data());
    for (const Rule &rule : rules)
        QVERIFY2(!rule.summary.empty() && !rule.summary.ends_with('.'), rule.id.data());
}

QTEST_GUILESS_MAIN(TestContractOperations)
#include "tst_contractoperations.moc"
