// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/estatereport.h"

#include <chrono>
#include <optional>

namespace bulkhead {

//! One mapping of the file: gives its members by type, and reports what is missing, of the wrong type,
//! there twice or unknown (`finish`). Messages name keys, never values: a value may be a secret.
class EstateSection
{
public:
    using milliseconds = std::chrono::milliseconds;

    //! `path` is empty for the file itself. `guarded`: even unknown keys are not repeated.
    EstateSection(EstateReport &report, const YamlNode *node, QString path, bool guarded = false);

    [[nodiscard]] const YamlMark &at() const { return m_node->begin; }
    [[nodiscard]] QString path(QStringView key = {}) const;
    [[nodiscard]] const std::vector<YamlEntry> &entries() const;
    [[nodiscard]] EstateReport &report() const { return *m_report; }

    //! The member, which counts as known from now on. nullptr: not there.
    const YamlNode *find(QLatin1StringView key);
    //! The members of the mapping or list below a key; empty with a report if it is something else. Null is empty.
    const std::vector<YamlEntry> &members(QLatin1StringView key);
    const std::vector<YamlEntry> &items(QLatin1StringView key);

    std::optional<QString> text(QLatin1StringView key);
    QString requiredText(QLatin1StringView key);
    std::optional<bool> boolean(QLatin1StringView key);
    std::optional<qint64> integer(QLatin1StringView key, qint64 least, qint64 most);
    std::optional<double> number(QLatin1StringView key, double least, double most);
    std::optional<milliseconds> duration(QLatin1StringView key, milliseconds least, milliseconds most);
    QList<QString> texts(QLatin1StringView key);
    std::optional<QString> oneOf(QLatin1StringView key, const QList<QString> &words);
    std::optional<EstateSection> section(QLatin1StringView key, bool guarded = false);

    //! Reports every member that nothing asked for.
    void finish();

private:
    const std::vector<YamlEntry> &children(QLatin1StringView key, YamlNode::Kind kind,
                                           const QString &wanted);
    bool scalarOf(const YamlNode *node, QLatin1StringView key, const QString &wanted) const;

    EstateReport *m_report;
    const YamlNode *m_node;
    QString m_path;
    bool m_guarded;
    QList<QLatin1StringView> m_known;
};

//! The text of a scalar, or nothing and a report. `path` names it in the report.
[[nodiscard]] std::optional<QString> textOf(EstateReport &report, const YamlNode *node,
                                            const QString &path);
//! True if YAML reads this text without quotes as null, a truth value or a number.
[[nodiscard]] bool readsAsTyped(const QString &text);
//! Reports keys that stand twice in a mapping.
void reportDuplicates(EstateReport &report, const YamlNode *node, const QString &path, bool guarded);

} // namespace bulkhead
