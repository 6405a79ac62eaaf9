// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongpage.h"

#include "core/jsonreader.h"

namespace bulkhead {

namespace {

//! Below this a change of threads costs more than the page.
constexpr qsizetype smallBody = 32 << 10;

void tell(QObject *home, std::shared_ptr<KongPage> page, OneShot KongPage::*step)
{
    QMetaObject::invokeMethod(
        home, [page = std::move(page), step] { ((*page).*step).complete(); }, Qt::QueuedConnection);
}

} // namespace

KongPage::KongPage(QByteArray body, KongCollection collection, std::string upstreamId)
    : m_body(std::move(body))
    , m_collection(collection)
    , m_upstreamId(std::move(upstreamId))
{
}

KongPageReader::KongPageReader(const Fingerprinter &fingerprinter, QObject *home)
    : m_fingerprinter(fingerprinter)
    , m_home(home)
{
}

void KongPageReader::read(const std::shared_ptr<KongPage> &page, KongPage::Rows rows)
{
    const bool maps = rows == KongPage::Rows::Map;
    if (page->isSmall()) {
        page->parse(m_json);
        if (maps)
            page->map(m_fingerprinter);
        page->parsed.complete();
        page->mapped.complete();
        return;
    }
    m_pool.start([page, maps, &fingerprinter = m_fingerprinter, home = m_home] {
        thread_local JsonReader reader;
        page->parse(reader);
        tell(home, page, &KongPage::parsed);
        if (maps)
            page->map(fingerprinter);
        tell(home, page, &KongPage::mapped);
    });
}

bool KongPage::isSmall() const
{
    return m_body.size() < smallBody;
}

void KongPage::parse(JsonReader &reader)
{
    const auto root = reader.parse({m_body.constData(), static_cast<std::size_t>(m_body.size())});
    if (!root) {
        problem = Problem::NotJson;
        return;
    }
    const auto data = memberAt(*root, "data");
    // Lua cannot tell an empty list from an empty object: {} may stand for [].
    if (!data || (!data->is_array() && !(data->is_object() && objectOf(*data).size() == 0))) {
        problem = Problem::NoList;
        return;
    }
    if (data->is_array()) {
        m_data = data;
        for (const auto row : arrayOf(*data))
            ids.push_back(Id{std::string(stringAt(row, "id")), integerAt(row, "created_at")});
    }
    if (const auto offset = memberAt(*root, "offset")) {
        const std::string_view text = stringAt(*root, "offset");
        next = offset->is_string() ? QString::fromUtf8(text.data(), qsizetype(text.size()))
                                   : QString::number(integerAt(*root, "offset"));
    }
    if (next.isEmpty() && memberAt(*root, "next"))
        problem = Problem::NoOffset;
}

void KongPage::map(const Fingerprinter &fingerprinter)
{
    if (problem != Problem::None || !m_data)
        return;
    for (const auto row : arrayOf(*m_data)) {
        if (!addKongRow(m_collection, row, fingerprinter, m_upstreamId, rows)) {
            hasRowWithoutId = true;
            return;
        }
    }
}

std::string KongPage::idText() const
{
    std::string text;
    for (const Id &row : ids)
        text.append(row.id) += '\n';
    return text;
}

} // namespace bulkhead
