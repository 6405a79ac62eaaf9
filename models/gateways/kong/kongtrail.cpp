// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/kong/kongtrail.h"

#include <algorithm>
#include <functional>

namespace bulkhead {

namespace {

//! Kong's own form: the base64 of a JSON list with the last id.
bool isOffsetOf(const QString &offset, const std::string &id)
{
    const QByteArray text = QByteArray::fromBase64(offset.toLatin1(), QByteArray::Base64UrlEncoding);
    return text == QByteArray::fromStdString("[\"" + id + "\"]");
}

} // namespace

void KongTrail::startPage(const QString &offset, std::optional<std::int64_t> answeredAt)
{
    if (m_windows.empty())
        m_startedAt = answeredAt;
    m_answeredAt = answeredAt;
    m_pageIds.clear();
    m_windows.push_back(Window{offset, {}});
}

void KongTrail::addRow(std::string_view id, std::int64_t createdAt)
{
    m_isKeyset = m_isKeyset && (m_hashes.empty() || m_lastId < id);
    m_lastId = id;
    m_pageIds.append(id) += '\n';
    m_hashes.push_back(std::hash<std::string_view>{}(id));
    // A time to come is somebody's mistake, not a change.
    if (m_startedAt && m_answeredAt && createdAt > *m_startedAt && createdAt <= *m_answeredAt)
        m_hasYounger = true;
}

void KongTrail::endPage(const QString &next)
{
    m_windows.back().ids = digestOf(m_pageIds, next);
    m_isKeyset = m_isKeyset && (next.isEmpty() || isOffsetOf(next, m_lastId));
}

bool KongTrail::showsChange()
{
    if (m_windows.size() <= 1) // one answer is one moment
        return false;
    if (m_hasYounger || m_isKeyset) // ids that ascend do not repeat
        return m_hasYounger;
    std::sort(m_hashes.begin(), m_hashes.end());
    return std::adjacent_find(m_hashes.begin(), m_hashes.end()) != m_hashes.end();
}

std::vector<KongTrail::Window> KongTrail::windowsToAskAgain() const
{
    if (m_windows.empty())
        return {};
    std::size_t count = m_windows.size() - 1; // nothing was answered after the last
    if (m_isKeyset)
        count = std::min(count, pagesAskedAgain);
    return {m_windows.begin(), m_windows.begin() + std::ptrdiff_t(count)};
}

Digest KongTrail::digestOf(const std::string &ids, const QString &next)
{
    return sha256(ids + next.toStdString());
}

} // namespace bulkhead
