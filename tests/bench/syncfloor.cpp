// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/syncfloor.h"

#include "core/jsonreader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <sqlite3.h>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray fetch(const QString &url)
{
    QProcess curl;
    curl.start(u"curl"_s, {u"-sSf"_s, url});
    return curl.waitForFinished(60000) && curl.exitCode() == 0 ? curl.readAllStandardOutput() : QByteArray();
}

bool parsePages(const QString &file)
{
    QFile pages(file);
    if (!pages.open(QIODevice::ReadOnly))
        return false;
    simdjson::dom::parser parser;
    const QByteArray all = pages.readAll();
    for (qsizetype at = 0; at < all.size();) {
        const qsizetype end = all.indexOf('\n', at);
        simdjson::dom::element root;
        if (parser.parse(all.constData() + at, std::size_t(end - at)).get(root) != simdjson::SUCCESS)
            return false;
        at = end + 1;
    }
    return true;
}

bool insertRows(const QString &file, const std::vector<SyncFloor::Row> &rows)
{
    sqlite3 *db = nullptr;
    sqlite3_stmt *insert = nullptr;
    bool ok = sqlite3_open(file.toUtf8().constData(), &db) == SQLITE_OK
        && sqlite3_exec(db,
                        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                        "CREATE TABLE row (id TEXT PRIMARY KEY, payload BLOB) WITHOUT ROWID; BEGIN",
                        nullptr, nullptr, nullptr)
            == SQLITE_OK
        && sqlite3_prepare_v2(db, "INSERT INTO row VALUES (?, ?)", -1, &insert, nullptr) == SQLITE_OK;
    for (const auto &[id, payload] : rows) {
        sqlite3_bind_text(insert, 1, id.data(), int(id.size()), SQLITE_STATIC);
        sqlite3_bind_blob(insert, 2, payload.data(), int(payload.size()), SQLITE_STATIC);
        ok = ok && sqlite3_step(insert) == SQLITE_DONE && sqlite3_reset(insert) == SQLITE_OK;
    }
    sqlite3_finalize(insert);
    ok = ok && sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return ok;
}

} // namespace

SyncFloor::SyncFloor(const QUrl &gateway, const QStringList &collections)
{
    JsonReader reader;
    for (const QString &collection : collections) {
        const QString base = gateway.toString() + u'/' + collection + u"?size=1000"_s;
        for (QString url = base; !url.isEmpty();) {
            m_urls.append(url);
            const QByteArray page = fetch(url);
            const auto root = reader.parse({page.constData(), std::size_t(page.size())});
            const std::string offset = root ? std::string(stringAt(*root, "offset")) : std::string();
            url = offset.empty() ? QString() : base + u"&offset="_s + QString::fromStdString(offset);
        }
    }
}

bool SyncFloor::download(const QString &file) const
{
    QFile list(file + u".list"_s);
    if (!list.open(QIODevice::WriteOnly))
        return false;
    for (const QString &url : m_urls)
        list.write("url = \"" + url.toUtf8() + "\"\n");
    list.close();
    QProcess curl;
    curl.setStandardOutputFile(file);
    curl.start(u"curl"_s, {u"-sSf"_s, u"-w"_s, u"\\n"_s, u"-K"_s, list.fileName()});
    return curl.waitForFinished(120000) && curl.exitCode() == 0;
}

double SyncFloor::run(const QString &folder, const std::vector<Row> &rows) const
{
    QElapsedTimer timer;
    timer.start();
    const bool ok = download(folder + u"/pages"_s) && parsePages(folder + u"/pages"_s)
        && insertRows(folder + u"/floor.sqlite"_s, rows);
    return ok ? double(timer.nsecsElapsed()) / 1e6 : -1;
}

} // namespace bulkhead::test
