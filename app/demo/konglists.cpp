// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonreader.h"
#include "demo/kongresponder.h"

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! Offsets are JSON below base64: ["ID"], and ["ID",2] where "ID/002" is the key of a row.
QByteArray encodeOffset(const std::string &key)
{
    const auto slash = key.find('/');
    QByteArray text = QByteArray("[\"").append(key.substr(0, slash).c_str()).append('"');
    if (slash != key.npos)
        text.append(',').append(QByteArray::number(std::stoi(key.substr(slash + 1))));
    return text.append(']')
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

//! "ID/002": the second tag of a row.
std::string tagKey(const std::string &id, int place)
{
    return id + '/' + QByteArray::number(place).rightJustified(3, '0').toStdString();
}

//! The last key of the page before; empty if it is no offset.
std::string decodeOffset(const QString &text)
{
    const QByteArray json = QByteArray::fromBase64(text.toLatin1(), QByteArray::Base64UrlEncoding);
    if (!json.startsWith("[\"") || json.count('"') < 2)
        return {};
    const qsizetype end = json.indexOf('"', 2);
    const std::string id = json.mid(2, end - 2).toStdString();
    const int place = json.mid(end + 1).startsWith(',') ? json.mid(end + 2).chopped(1).toInt() : 0;
    return place > 0 ? tagKey(id, place) : id;
}

KongRow tagRow(const std::string &collection, const std::string &id, const std::string &tag, const std::string &key)
{
    const std::string name = collection == "vaults" ? "sm_vaults" : kongTableName(collection);
    return {key, canonical(JsonValue::Object{{"entity_id", id}, {"entity_name", name}, {"tag", tag}})};
}

} // namespace

//! A row per tag and entity, or per entity that has the `wanted` tag.
std::vector<KongRow> KongResponder::tagRows(const std::string &wanted) const
{
    std::vector<KongRow> found;
    JsonReader reader;
    for (const auto &[collection, rows] : m_tables.all()) {
        for (const KongRow &row : rows) {
            const auto element = reader.parse(row.text);
            int place = 0;
            for (const std::string &tag : element ? stringsAt(*element, "tags") : std::vector<std::string>()) {
                ++place;
                if (wanted.empty())
                    found.push_back(tagRow(collection, row.id, tag, tagKey(row.id, place)));
                else if (tag == wanted)
                    found.push_back(tagRow(collection, row.id, tag, row.id));
            }
        }
    }
    std::sort(found.begin(), found.end(), [](const KongRow &a, const KongRow &b) { return a.id < b.id; });
    return found;
}

DemoReply KongResponder::tags(const DemoRequest &request, const std::string &wanted) const
{
    const std::vector<KongRow> found = tagRows(wanted);
    std::vector<const KongRow *> rows(found.size());
    std::transform(found.begin(), found.end(), rows.begin(), [](const KongRow &row) { return &row; });
    return list(request, wanted.empty() ? "/tags" : "/tags/" + wanted, rows, {Cursor::Id, wanted.empty()});
}

std::vector<const KongRow *> KongResponder::all(const std::string &collection) const
{
    std::vector<const KongRow *> rows;
    rows.reserve(m_tables.rows(collection).size());
    for (const KongRow &row : m_tables.rows(collection))
        rows.push_back(&row);
    return rows;
}

std::optional<DemoReply> KongResponder::filter(const DemoRequest &request, const std::string &collection,
                                               std::vector<const KongRow *> &rows) const
{
    const QString tags = request.parameter(u"tags"_s);
    if (tags.contains(u',') && tags.contains(u'/')) {
        const JsonValue::Object body{{"code", 11}, {"name", "invalid options"},
                                     {"message", "invalid option (tags: invalid filter syntax)"},
                                     {"options", JsonValue::Object{{"tags", "invalid filter syntax"}}}};
        return json(400, body);
    }
    const bool any = tags.contains(u'/');
    const QStringList wanted = tags.split(any ? u'/' : u',', Qt::SkipEmptyParts);
    const QString customId = collection == "consumers" ? request.parameter(u"custom_id"_s) : QString();
    if (wanted.isEmpty() && customId.isEmpty())
        return std::nullopt;
    JsonReader reader;
    std::erase_if(rows, [&](const KongRow *row) {
        const auto element = reader.parse(row->text);
        if (!element
            || (!customId.isEmpty() && stringAt(*element, "custom_id") != customId.toStdString()))
            return true;
        const auto own = stringsAt(*element, "tags");
        const auto has = [&own](const QString &tag) {
            return std::find(own.begin(), own.end(), tag.toStdString()) != own.end();
        };
        return !wanted.isEmpty()
            && !(any ? std::any_of(wanted.begin(), wanted.end(), has)
                     : std::all_of(wanted.begin(), wanted.end(), has));
    });
    return std::nullopt;
}

DemoReply KongResponder::list(const DemoRequest &request, const std::string &path,
                              const std::vector<const KongRow *> &rows, Paging paging) const
{
    const QString sizeText = request.parameter(u"size"_s);
    bool isNumber = true;
    const int size = sizeText.isEmpty() ? 100 : sizeText.toInt(&isNumber);
    if (!isNumber)
        return failure(400, 9, "invalid size", "size must be a number");
    if (size < 1 || size > 1000)
        return failure(400, 9, "invalid size", "size must be an integer between 1 and 1000");
    const QString offset = request.parameter(u"offset"_s);
    std::size_t first = 0;
    const bool byPosition = paging.cursor == Cursor::Position;
    if (byPosition) {
        first = std::min(std::size_t(offset.toUInt()), rows.size());
    } else if (!offset.isEmpty()) {
        const std::string last = decodeOffset(offset);
        if (last.empty())
            return failure(400, 7, "invalid offset",
                           std::string("'").append(offset.toStdString())
                               .append("' is not a valid offset: bad json encoding"));
        const auto at = std::upper_bound(rows.begin(), rows.end(), last,
                                         [](const std::string &id, const KongRow *row) { return id < row->id; });
        first = std::size_t(at - rows.begin());
    }
    const std::size_t end = std::min(first + std::size_t(std::min(size, m_options.mostPerPage)), rows.size());
    std::string body = "{\"data\":[";
    for (std::size_t i = first; i < end; ++i)
        (i > first ? body += ',' : body).append(rows[i]->text);
    body += "],\"next\":";
    if (end == rows.size())
        return json(200, body + "null}");
    const std::string next = byPosition ? std::to_string(end) : encodeOffset(rows[end - 1]->id).toStdString();
    std::string link = path + "?offset=" + next;
    // Nested lists and those of one tag forget the size, so that a client which follows the link goes on with 100.
    if (paging.keepsQuery && request.query.hasQueryItem(u"tags"_s))
        link += "&tags=" + QUrl::toPercentEncoding(request.parameter(u"tags"_s)).toStdString();
    if (paging.keepsQuery && !sizeText.isEmpty())
        link += "&size=" + sizeText.toStdString();
    appendQuoted(body, link);
    body += ",\"offset\":";
    appendQuoted(body, next);
    return json(200, body + '}');
}

} // namespace bulkhead
