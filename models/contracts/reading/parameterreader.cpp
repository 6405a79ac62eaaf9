// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters, and the bodies that Swagger 2 writes as parameters.
#include "contracts/reading/literal.h"
#include "contracts/reading/operationreader.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

std::optional<ParameterPlace> placeNamed(const QString &word)
{
    for (const ParameterPlace place : {ParameterPlace::Path, ParameterPlace::Query, ParameterPlace::Header, ParameterPlace::Cookie}) {
        if (word == toWire(place))
            return place;
    }
    return std::nullopt;
}

bool isOfForm(ParameterPlace place)
{
    return place == ParameterPlace::Query || place == ParameterPlace::Cookie;
}

} // namespace

QDate dateOf(const QString &text)
{
    static const QStringList months{u"jan"_s, u"feb"_s, u"mar"_s, u"apr"_s, u"may"_s, u"jun"_s, u"jul"_s, u"aug"_s, u"sep"_s, u"oct"_s, u"nov"_s, u"dec"_s};
    const QString trimmed = text.trimmed();
    const QDate iso = QDate::fromString(trimmed.left(10), Qt::ISODate);
    if (iso.isValid() && (trimmed.size() == 10 || trimmed[10] == u'T' || trimmed[10] == u' '))
        return iso;
    const QStringList words = trimmed.section(u',', -1).simplified().split(u' '); // 23 Nov 2026 …
    if (words.size() < 3)
        return {};
    return QDate(words[2].toInt(), int(months.indexOf(words[1].toLower())) + 1, words[0].toInt());
}

OperationReader::Parameters OperationReader::parameters(const Spot &parent)
{
    Parameters parameters;
    const Spot list = m_source.sequence(parent, "parameters"_L1);
    if (list && !isWithinBudget(list, list.node->entries.size(), false))
        return parameters;
    for (std::size_t i = 0; list && i < list.node->entries.size(); ++i)
        parameter(list.item(i), parameters);
    return parameters;
}

void OperationReader::parameter(const Spot &spot, Parameters &into)
{
    const Followed followed = m_source.follow(spot);
    if (!followed.spot) {
        m_source.lost(spot, followed);
        into.gaps.push_back({followed.external ? Gap::Kind::External : Gap::Kind::Missing, spot.place(), followed.reference, followed.why, {}});
        return;
    }
    const QString in = m_source.text(followed.spot, "in"_L1);
    if (isSwagger() && (in == "body"_L1 || in == "formData"_L1)) {
        (in == "body"_L1 ? into.body : into.form).push_back(followed.spot);
        return;
    }
    Parameter parameter;
    parameter.name = m_source.text(followed.spot, "name"_L1);
    const auto place = placeNamed(in);
    if (!place || parameter.name.isEmpty()) {
        const QString what = u"a parameter without a name or a place that can be used"_s;
        m_source.malformed(spot, what, u"give it name: and in: path, query, header or cookie"_s);
        into.gaps.push_back({Gap::Kind::Malformed, spot.place(), {}, what, {}});
        return;
    }
    parameter.in = *place;
    parameter.at = spot.place();
    parameter.required = m_source.truth(followed.spot, "required"_L1);
    parameter.allowReserved = m_source.truth(followed.spot, "allowReserved"_L1);
    parameter.allowEmpty = m_source.truth(followed.spot, "allowEmptyValue"_L1);
    parameter.description = m_source.text(followed.spot, "description"_L1);
    parameter.life = lifetime(followed.spot);
    parameter.example = m_source.find(followed.spot, "example"_L1).node;
    style(parameter, followed.spot);
    if (isSwagger()) {
        parameter.schema = m_schemas.read(followed.spot);
    } else {
        parameter.schema = m_schemas.read(m_source.find(followed.spot, "schema"_L1));
        parameter.content = content(followed.spot);
    }
    into.list.push_back(std::move(parameter));
}

//! How lists and objects are written. Defaults: OpenAPI 3.0.4, 4.8.12.2; Swagger 2.0, collectionFormat.
void OperationReader::style(Parameter &parameter, const Spot &spot)
{
    const QString usual = isOfForm(parameter.in) ? u"form"_s : u"simple"_s;
    if (!isSwagger()) {
        parameter.style = m_source.text(spot, "style"_L1);
        if (parameter.style.isEmpty())
            parameter.style = usual;
        parameter.explode = m_source.find(spot, "explode"_L1) ? m_source.truth(spot, "explode"_L1) : parameter.style == "form"_L1;
        return;
    }
    const QString format = m_source.text(spot, "collectionFormat"_L1);
    const bool isList = m_source.text(spot, "type"_L1) == "array"_L1;
    parameter.style = usual;
    parameter.explode = !isList && usual == "form"_L1; // without a list there is nothing to explode
    if (format == "multi"_L1)
        parameter.explode = true;
    else if (format == "ssv"_L1)
        parameter.style = u"spaceDelimited"_s;
    else if (format == "pipes"_L1)
        parameter.style = u"pipeDelimited"_s;
    else if (format == "tsv"_L1)
        parameter.style = u"tabDelimited"_s;
}

QStringList OperationReader::mediaTypes(const Spot &operation, QLatin1StringView key)
{
    const Spot holder = m_source.find(operation, key) ? operation : m_source.root();
    QStringList types;
    for (const QString &name : m_source.texts(holder, key))
        types += essence(name);
    return types.isEmpty() ? QStringList{u"application/json"_s} : types;
}

std::optional<Body> OperationReader::bodyOfParameters(const Spot &operation, const Parameters &parameters)
{
    if (parameters.body.empty() && parameters.form.empty())
        return std::nullopt;
    Body body;
    SchemaId schema = noSchema;
    QStringList types;
    if (!parameters.body.empty()) {
        const Spot &spot = parameters.body.front();
        body.at = spot.place();
        body.required = m_source.truth(spot, "required"_L1);
        schema = m_schemas.read(m_source.find(spot, "schema"_L1));
        types = mediaTypes(operation, "consumes"_L1);
    } else {
        bool hasFile = false;
        body.at = parameters.form.front().place();
        schema = formSchema(parameters.form, body.required, hasFile);
        for (const QString &name : mediaTypes(operation, "consumes"_L1)) {
            if (name.startsWith("multipart/"_L1) || name == "application/x-www-form-urlencoded"_L1)
                types += name;
        }
        if (types.isEmpty())
            types += hasFile ? u"multipart/form-data"_s : u"application/x-www-form-urlencoded"_s;
    }
    for (const QString &name : types) {
        MediaType type;
        type.name = name;
        type.schema = schema;
        type.at = body.at;
        body.content.push_back(std::move(type));
    }
    return body;
}

SchemaId OperationReader::formSchema(const std::vector<Spot> &fields, bool &required, bool &hasFile)
{
    Schema schema;
    schema.at = fields.front().place();
    schema.typed = true;
    schema.types = Object;
    for (const Spot &field : fields) {
        const QString name = m_source.text(field, "name"_L1);
        schema.properties.emplace_back(name, m_schemas.read(field));
        hasFile = hasFile || m_source.text(field, "type"_L1) == "file"_L1;
        if (m_source.truth(field, "required"_L1))
            schema.required += name;
    }
    required = !schema.required.isEmpty();
    return m_schemas.made(std::move(schema));
}

} // namespace bulkhead::contracts
