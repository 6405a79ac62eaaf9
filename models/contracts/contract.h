// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/schema.h"
#include "estate/yamltree.h"

#include <QDate>

#include <memory>

namespace bulkhead::contracts {

//! The form of the document; all become the same model.
enum class Form { Swagger2, OpenApi30, OpenApi31 };

//! A part that could not be read or followed. The rest of the document stands.
struct Gap
{
    enum class Kind { External, Missing, Malformed };
    Kind kind = Kind::Malformed;
    Place at;
    QString reference; //!< of External and Missing
    QString what, hint;
};

//! How long something is kept: `deprecated`, and `x-sunset` or a documented Sunset header (RFC 8594).
struct Lifetime
{
    bool deprecated = false;
    QString sunsetText; //!< as written
    QDate sunset;       //!< invalid: none, or the text is no date
    Place at;           //!< of the sunset, else of what is deprecated
};

struct MediaType
{
    QString name; //!< in lower case, without parameters such as charset
    SchemaId schema = noSchema;
    std::string encoding; //!< of forms, canonical JSON; empty: none
    Place at;
    const YamlNode *example = nullptr;
    std::vector<const YamlNode *> examples; //!< the values of `examples`
};

enum class ParameterPlace { Path, Query, Header, Cookie };
[[nodiscard]] QString toWire(ParameterPlace place);

struct Parameter
{
    QString name;
    ParameterPlace in = ParameterPlace::Query;
    bool required = false, explode = false, allowReserved = false, allowEmpty = false;
    QString style; //!< the default filled in; `collectionFormat` in the words of OpenAPI 3
    SchemaId schema = noSchema;
    std::vector<MediaType> content; //!< instead of a schema
    Lifetime life;
    Place at;
    const YamlNode *example = nullptr;
    QString description;
};

struct Body
{
    bool required = false;
    std::vector<MediaType> content;
    QString unresolved;
    Place at;
};

struct Header
{
    QString name; //!< as written; names compare without case
    bool required = false;
    SchemaId schema = noSchema;
    QString unresolved;
    Place at;
};

struct Response
{
    QString status; //!< "200", "4XX", "default"
    QString description;
    std::vector<Header> headers;
    std::vector<MediaType> content;
    QString unresolved;
    Place at;
    [[nodiscard]] bool isSuccess() const { return status.startsWith(u'2') || status.startsWith(u'3'); }
};

struct SecurityNeed
{
    QString scheme;
    QStringList scopes; //!< sorted
    friend bool operator==(const SecurityNeed &, const SecurityNeed &) = default;
};
//! All of them together let a caller in; none: anybody.
using SecurityAlternative = std::vector<SecurityNeed>;

struct OAuthFlow
{
    QString name, authorizationUrl, tokenUrl;
    QStringList scopes; //!< sorted
};

struct SecurityScheme
{
    QString name, type; //!< type: apiKey, http, oauth2, openIdConnect, mutualTLS
    QString in, parameter, httpScheme, openIdUrl;
    std::vector<OAuthFlow> flows;
    Place at;
};

struct Server
{
    QString url;      //!< variables replaced by their defaults
    QString basePath; //!< "" for none; never ends with a slash
    QString host;     //!< with scheme and port: "https://api.example"; "" if relative
    Place at;
};

enum class Sender { Client, Api }; //!< callbacks and webhooks are calls that the API makes

struct Operation
{
    QString path;  //!< as written; of a callback "callback NAME EXPRESSION", of a webhook "webhook NAME"
    QString shape; //!< the path with each template as {}
    QString method; //!< "GET"
    Sender sender = Sender::Client;
    QString id, summary, description;
    Lifetime life;
    std::vector<Parameter> parameters; //!< those of the path item included
    std::vector<Gap> parameterGaps;    //!< parameters that lead nowhere: any may be among them
    std::optional<Body> body;
    std::vector<Response> responses;
    bool hasResponses = false;
    std::vector<SecurityAlternative> security; //!< empty: anybody; inherited if not said here
    bool saysSecurity = false;                 //!< here or for the whole document
    std::optional<std::vector<Server>> servers; //!< only if it or its path has its own
    Place at, pathAt, securityAt;
};

//! A path whose operations could not be read, because it is a reference that leads nowhere.
struct LostPath
{
    QString path, shape;
};

//! One document, read. Immutable values; many threads may read it. Schema::node and the examples point into `tree`.
struct Contract
{
    QString file;
    Form form = Form::OpenApi30;
    QString title, version;
    std::vector<Server> servers;
    std::vector<SecurityScheme> schemes;
    std::vector<Operation> operations; //!< in the order of the document
    std::vector<Schema> schemas;       //!< what is used, and everything below components
    std::vector<std::pair<QString, SchemaId>> components; //!< named schemas
    std::vector<Gap> gaps;
    std::vector<LostPath> lostPaths;
    std::shared_ptr<const YamlTree> tree;

    [[nodiscard]] const SecurityScheme *scheme(const QString &name) const;
};

//! "/a/{id}/b.{ext}" → "/a/{}/b.{}".
[[nodiscard]] QString shapeOf(const QString &path);
//! The names between braces, in order.
[[nodiscard]] QStringList templateNames(const QString &path);

} // namespace bulkhead::contracts
