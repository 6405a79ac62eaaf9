// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/auditfilter.h"

#include <QHash>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

const auto claimPrefix = "claim:"_L1; // no name of a person has a colon

std::vector<std::string> wordsOf(const QString &text)
{
    std::vector<std::string> words;
    for (const QString &word : text.simplified().toLower().split(u' ', Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace

AuditFilterEngine::AuditFilterEngine(const AuditRows &rows)
    : m_rows(rows)
{
    for (int facet = 0; facet < auditFacetCount; ++facet) {
        Values &values = m_values[static_cast<std::size_t>(facet)];
        QHash<QString, std::uint32_t> known;
        for (const AuditRows::Group &group : rows.groups()) {
            const QString text = valueOf(group, static_cast<AuditFacet>(facet));
            if (!known.contains(text)) {
                known.insert(text, static_cast<std::uint32_t>(values.texts.size()));
                values.texts.append(text);
            }
            values.ofGroup.push_back(known.value(text));
        }
    }
}

QString AuditFilterEngine::personValue(const QString &who, bool isSigned)
{
    return isSigned ? who : claimPrefix + who;
}

std::pair<QString, bool> AuditFilterEngine::personOf(const QString &value)
{
    return value.startsWith(claimPrefix) ? std::pair(value.mid(claimPrefix.size()), false) : std::pair(value, true);
}

QString AuditFilterEngine::valueOf(const AuditRows::Group &group, AuditFacet facet) const
{
    const auto word = [this](std::uint32_t number) { return QString::fromStdString(m_rows.word(number)); };
    switch (facet) {
    case AuditFacet::Person:
        return personValue(word(group.who), group.isSigned);
    case AuditFacet::Action:
        return word(group.action);
    case AuditFacet::Object:
        return word(group.objectKind);
    case AuditFacet::Environment:
        return word(group.environment);
    }
    Q_UNREACHABLE();
}

RowSet AuditFilterEngine::choose(const AuditFilter &filter) const
{
    AuditRows::Question question;
    question.words = wordsOf(filter.text);
    question.since = filter.since.value_or(question.since);
    question.until = filter.until.value_or(question.until);
    for (auto at = filter.chosen.begin(); at != filter.chosen.end(); ++at) {
        if (at.value().isEmpty())
            continue;
        const Values &own = values(at.key());
        std::vector<std::uint8_t> chosen;
        for (const QString &text : own.texts)
            chosen.push_back(at.value().contains(text) ? 1 : 0);
        if (question.groups.empty())
            question.groups.assign(m_rows.groups().size(), 1);
        for (std::size_t group = 0; group < question.groups.size(); ++group)
            question.groups[group] &= chosen[own.ofGroup[group]];
    }
    return m_rows.matching(question);
}

const RowSet &AuditFilterEngine::matches(const AuditFilter &filter)
{
    if (!m_last || m_last->filter != filter)
        m_last = Answer{filter, choose(filter), {}};
    return m_last->rows;
}

AuditFilterEngine::Counts AuditFilterEngine::countGroups(const RowSet &rows) const
{
    Counts counts(m_rows.groups().size());
    rows.forEach([&](std::uint32_t row) { ++counts[m_rows.groupOf(row)]; });
    return counts;
}

QList<FacetCount> AuditFilterEngine::counts(const AuditFilter &filter, AuditFacet facet)
{
    AuditFilter others = filter;
    others.chosen.remove(facet);
    const RowSet &fitting = matches(filter);
    if (others == filter && !m_last->groups) // those of the last question are counted once for all facets
        m_last->groups = countGroups(fitting);
    const Counts groups = others == filter ? *m_last->groups : countGroups(choose(others));
    const Values &own = values(facet);
    std::vector<qsizetype> counts(static_cast<std::size_t>(own.texts.size()));
    for (std::size_t group = 0; group < groups.size(); ++group)
        counts[own.ofGroup[group]] += groups[group];
    const QStringList chosen = filter.chosen.value(facet);
    QList<FacetCount> result;
    for (qsizetype value = 0; value < own.texts.size(); ++value) {
        const FacetCount one{own.texts[value], counts[static_cast<std::size_t>(value)], chosen.contains(own.texts[value])};
        if (one.count > 0 || one.chosen)
            result.append(one);
    }
    for (const QString &value : chosen) { // not in this log, but chosen all the same
        if (!own.texts.contains(value))
            result.append({value, 0, true});
    }
    std::sort(result.begin(), result.end(), [](const FacetCount &a, const FacetCount &b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    return result;
}

} // namespace bulkhead
