// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongdeclaration.h"

#include "demo/kongrows.h"
#include "demo/kongschema.h"
#include "demo/kongyaml.h"

#include <QUuid>

#include <algorithm>

namespace bulkhead {

namespace {

using Row = JsonValue::Object;

//! The same name has the same id on every node: a version 5 UUID of it below one of the table.
std::string declaredId(const std::string &table, const std::string &name)
{
    static const QUuid root(QStringLiteral("fd02801f-0957-4a15-a55a-c8d9606f30b5")); // Kong's own
    const QUuid space = QUuid::createUuidV5(root, QByteArray::fromStdString(table));
    return QUuid::createUuidV5(space, QByteArray::fromStdString(name)).toString(QUuid::WithoutBraces).toStdString();
}

//! By name where there is one. Of other rows the recipe is not known, only that it is the same every time.
std::string idOf(const std::string &table, const Row &row)
{
    const auto known = row.find("id");
    if (known != row.end() && known->second.string())
        return *known->second.string();
    const char *member = KongTables::nameMember(table == "targets" ? "/targets" : kongCollectionOf(table));
    const auto name = member ? row.find(member) : row.end();
    const bool isNamed = name != row.end() && name->second.string();
    return declaredId(table, isNamed && table != "targets" ? *name->second.string() : canonical(row));
}

//! "services" for "service": where a reference by name leads.
void resolve(Row &row)
{
    for (const char *member : kongReferences) {
        const auto found = row.find(member);
        const std::string *name = found == row.end() ? nullptr : found->second.string();
        if (name)
            found->second = KongSeed::reference(isKongId(*name) ? *name : declaredId(std::string(member) + 's', *name));
    }
}

bool isTable(const std::string &name)
{
    return name == "targets" || !kongCollectionOf(name).empty();
}

//! A credential without an end is told without one.
void dropNoEnd(Row &row)
{
    if (const auto ttl = row.find("ttl"); ttl != row.end() && ttl->second.isNull())
        row.erase(ttl);
}

//! A row as files tell it: references are ids.
Row exported(Row row)
{
    dropNoEnd(row);
    for (auto &[member, value] : row) {
        const JsonValue *id = value.find("id");
        if (id && value.object()->size() == 1)
            value = JsonValue(*id);
    }
    return row;
}

} // namespace

KongDeclaration::KongDeclaration(const Row &file)
{
    for (const auto &[name, items] : file) {
        if (name.starts_with('_'))
            continue;
        if (!isTable(name) || !items.array()) {
            m_problems.emplace(name, items.array() ? "unknown field" : "expected an array");
            continue;
        }
        if (JsonValue::Array problems = addAll(name, *items.array(), {}); !problems.empty())
            m_problems.emplace(name, std::move(problems));
    }
}

JsonValue::Array KongDeclaration::addAll(const std::string &table, const JsonValue::Array &items, const Row &given)
{
    JsonValue::Array problems;
    std::size_t last = 0;
    for (const JsonValue &item : items) {
        Row row = item.object() ? *item.object() : Row();
        for (const auto &[member, value] : given)
            row.insert_or_assign(member, value);
        Row found = add(table, std::move(row));
        problems.emplace_back(nullptr);
        if (found.empty())
            continue;
        problems.back() = std::move(found);
        last = problems.size();
    }
    problems.resize(last);
    return problems;
}

Row KongDeclaration::add(const std::string &table, Row item)
{
    const std::string collection = table == "targets" ? "/targets" : kongCollectionOf(table);
    std::map<std::string, JsonValue::Array> below;
    for (auto member = item.begin(); member != item.end();) {
        const bool isBelow = isTable(member->first) && member->second.array()
            && !KongSeed::defaults(collection).contains(member->first);
        if (isBelow)
            below.emplace(member->first, *member->second.array());
        member = isBelow ? item.erase(member) : std::next(member);
    }
    resolve(item);
    const std::string id = idOf(table, item);
    item.insert_or_assign("id", id);
    Row row = kongRow(collection, item);
    Row problems = kongSchemaProblems(collection, item, row);
    keep(table, item, std::move(row));
    const Row parent{{table.substr(0, table.size() - 1), KongSeed::reference(id)}};
    for (const auto &[name, items] : below) {
        if (JsonValue::Array found = addAll(name, items, parent); !found.empty())
            problems.emplace(name, std::move(found));
    }
    return problems;
}

void KongDeclaration::keep(const std::string &table, const Row &given, Row row)
{
    std::string collection = kongCollectionOf(table);
    const std::string id = *row.at("id").string();
    if (const JsonValue *upstream = table == "targets" ? row.at("upstream").find("id") : nullptr)
        collection = "upstreams/" + *upstream->string() + "/targets";
    makeKongSecrets(collection, row);
    Row told = row;
    dropNoEnd(told);
    m_told.try_emplace(table, Row());
    m_told[table].object()->insert_or_assign(id, std::move(told));
    hashKongSecrets(collection, given, row);
    m_seed.addText(collection, {id, canonical(row)});
}

std::string KongDeclaration::text(const KongTables &tables)
{
    Row file{{"_format_version", "3.0"}, {"_transform", false}};
    for (const auto &[collection, rows] : tables.all()) {
        for (const KongRow &row : rows) {
            const JsonValue value = tables.value(row);
            file.try_emplace(kongTableName(collection), JsonValue::Array());
            file[kongTableName(collection)].array()->emplace_back(exported(*value.object()));
        }
    }
    return kongYaml(file);
}

} // namespace bulkhead
