// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongsharing.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace promotion;

namespace {

Error noRow(const std::string &path)
{
    return Error{.kind = Error::Kind::Protocol, .place = {}, .what = u"%1 is answered with something else than a row"_s.arg(QString::fromStdString(path)),
                 .hint = u"look at what lies between here and the gateway"_s, .retryAfter = {}};
}

} // namespace

QCoro::Task<Result<std::optional<KongObject>>> KongSharing::read(KongTable table, std::string path)
{
    auto row = co_await m_rows.row(path);
    if (!row)
        co_return row.error();
    if (!*row)
        co_return std::optional<KongObject>();
    const KongAuthorities none; // only services name any, and those are not shared
    auto object = m_objects.object(table, std::move(**row), none);
    if (!object)
        co_return noRow(path);
    co_return object;
}

void KongSharing::keep(KongTable table, KongObject object, ObjectRef ref, std::string part)
{
    if (!m_known.insert(object.id).second)
        return;
    m_found.push_back(kongSharedObject(table, object, std::move(ref), std::move(part)));
    const std::string id = object.id;
    m_seen.emplace(id, KongSeen{table, kongWithoutKeys(std::move(object))});
}

QCoro::Task<Result<void>> KongSharing::addUpstream(std::string workspace, NativeObject wanted, std::string targetPart)
{
    const std::string name = kongText(wanted.body, "name"), collection = kongCollectionPath(workspace, "upstreams");
    auto upstream = co_await read(KongTable::Upstreams, collection + '/' + kongSegment(name));
    if (!upstream)
        co_return upstream.error();
    if (!*upstream || kongText((*upstream)->body, "name") != name) // an id is no name
        co_return Result<void>();
    const std::string id = (*upstream)->id, targets = collection + '/' + id + "/targets";
    keep(KongTable::Upstreams, std::move(**upstream), {collection, id}, wanted.part);
    auto rows = co_await m_rows.list(targets);
    if (!rows)
        co_return rows.error();
    std::sort(rows->begin(), rows->end(), [](const JsonValue &a, const JsonValue &b) { return kongText(a, "id") < kongText(b, "id"); });
    const KongAuthorities none;
    for (JsonValue &row : *rows) {
        auto target = m_objects.object(KongTable::Targets, std::move(row), none);
        if (!target)
            co_return noRow(targets);
        const ObjectRef ref{targets, target->id};
        keep(KongTable::Targets, std::move(*target), ref, targetPart);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> KongSharing::addServerName(std::string workspace, NativeObject wanted)
{
    const std::string collection = kongCollectionPath(workspace, "snis"), certificates = kongCollectionPath(workspace, "certificates");
    auto name = co_await read(KongTable::Snis, collection + '/' + kongSegment(kongText(wanted.body, "name")));
    if (!name)
        co_return name.error();
    if (!*name)
        co_return Result<void>();
    const std::string part = wanted.references.empty() ? "certificate" : wanted.references.front().part;
    auto certificate = co_await read(KongTable::Certificates, certificates + '/' + kongSegment(kongReferenceIn((*name)->body, "certificate")));
    if (!certificate)
        co_return certificate.error();
    if (*certificate) {
        const ObjectRef ref{certificates, (*certificate)->id};
        keep(KongTable::Certificates, std::move(**certificate), ref, part);
    }
    const ObjectRef ref{collection, (*name)->id};
    keep(KongTable::Snis, std::move(**name), ref, wanted.part);
    co_return Result<void>();
}

QCoro::Task<Result<void>> KongSharing::addObject(ObjectRef ref)
{
    const auto table = kongTableOf(ref.collection);
    if (!table)
        co_return Result<void>();
    auto object = co_await read(*table, ref.collection + '/' + kongSegment(ref.id));
    if (!object)
        co_return object.error();
    const std::string noPart;
    if (*object)
        keep(*table, std::move(**object), ref, noPart);
    co_return Result<void>();
}

} // namespace bulkhead
