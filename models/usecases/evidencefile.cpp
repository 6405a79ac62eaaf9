// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/evidencefile.h"

#include "core/digeststream.h"
#include "core/jsonreader.h"
#include "core/jsonvalue.h"
#include "estate/estatesection.h"

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace evidence;

namespace {

//! Walks the tree of an envelope.
class EnvelopeReader
{
public:
    EnvelopeReader(EstateReport &report, const YamlNode *root)
        : m_report(report)
        , m_top(report, root, QString())
    {
    }

    Evidence read()
    {
        Evidence evidence;
        evidence.control = text("control"_L1).toUpper();
        readPair(evidence.pair);
        evidence.source = text("source"_L1);
        evidence.collector = text("collector"_L1);
        evidence.query = text("query"_L1);
        evidence.startedAt = time("started_at"_L1);
        evidence.finishedAt = time("finished_at"_L1);
        evidence.expiresAt = time("expires_at"_L1);
        evidence.expected = number("expected"_L1, -1);
        evidence.received = number("received"_L1, 0);
        evidence.pages = number("pages"_L1, 0);
        evidence.digest = text("sha256"_L1).toLower();
        evidence.bytes = number("bytes"_L1, 0);
        evidence.keptAt = text("kept_at"_L1);
        for (const QString &redaction : m_top.texts("redactions"_L1))
            evidence.redactions.push_back(redaction.toStdString());
        readUnits(evidence.units);
        m_top.finish();
        return evidence;
    }

private:
    //! A text that knows how to be a std::string, to keep the list above readable.
    struct Text
    {
        QString text;
        operator std::string() const { return text.toStdString(); } // NOLINT(google-explicit-constructor)
        [[nodiscard]] std::string toUpper() const { return text.toUpper().toStdString(); }
        [[nodiscard]] std::string toLower() const { return text.toLower().toStdString(); }
    };

    bool isThere(QLatin1StringView key)
    {
        const YamlNode *node = m_top.find(key);
        return node != nullptr && !node->isNull();
    }

    Text text(QLatin1StringView key)
    {
        return isThere(key) ? Text{m_top.text(key).value_or(QString()).trimmed()} : Text();
    }

    std::int64_t number(QLatin1StringView key, std::int64_t fallback)
    {
        constexpr qint64 most = 1LL << 53;
        return isThere(key) ? m_top.integer(key, std::min<qint64>(fallback, 0), most).value_or(fallback) : fallback;
    }

    UtcTime time(QLatin1StringView key)
    {
        const QString said = text(key).text;
        if (said.isEmpty())
            return {};
        const auto time = timeFromText(said);
        if (!time)
            m_report.error(m_top.find(key)->begin, m_top.path(QString(key)) + u": expected a time with its zone"_s, u"write it as 2026-11-23T09:41:00Z"_s);
        return time.value_or(UtcTime());
    }

    void readPair(PairScope &pair)
    {
        if (!isThere("pair"_L1))
            return;
        if (m_top.find("pair"_L1)->kind == YamlNode::Kind::Mapping) {
            auto section = m_top.section("pair"_L1);
            pair.sandbox = EnvironmentId(section->requiredText("sandbox"_L1));
            pair.production = EnvironmentId(section->requiredText("production"_L1));
            section->finish();
            return;
        }
        const auto named = pairFromText(text("pair"_L1).text);
        if (named)
            pair = *named;
        else
            m_report.error(m_top.find("pair"_L1)->begin, u"pair: expected two environments"_s, u"write sandbox:production, or leave it out for every pair"_s);
    }

    void readUnits(std::vector<EvidenceUnit> &units)
    {
        static const QHash<QString, isolation::Verdict> verdicts = {{u"pass"_s, isolation::Verdict::Pass},
                                                                    {u"fail"_s, isolation::Verdict::Fail},
                                                                    {u"warn"_s, isolation::Verdict::Warn},
                                                                    {u"unknown"_s, isolation::Verdict::Unknown},
                                                                    {u"not_applicable"_s, isolation::Verdict::NotApplicable}};
        static const QList<QString> words{u"pass"_s, u"fail"_s, u"warn"_s, u"unknown"_s, u"not_applicable"_s};
        int index = 0;
        for (const YamlEntry &item : m_top.items("units"_L1)) {
            const QString path = u"units[%1]"_s.arg(index++);
            if (item.value->kind != YamlNode::Kind::Mapping) {
                m_report.error(item.value->begin, path + u": expected a mapping"_s, u"write {unit: …, verdict: pass, detail: …}"_s);
                continue;
            }
            EstateSection section(m_report, item.value, path);
            EvidenceUnit unit;
            unit.unit = section.requiredText("unit"_L1).toStdString();
            if (const auto verdict = section.oneOf("verdict"_L1, words))
                unit.verdict = verdicts.value(*verdict);
            else if (section.find("verdict"_L1) == nullptr)
                m_report.error(section.at(), path + u" has no verdict"_s, u"add verdict: "_s + words.join(u" or "_s));
            unit.detail = section.text("detail"_L1).value_or(QString()).toStdString();
            section.finish();
            units.push_back(std::move(unit));
        }
    }

    EstateReport &m_report;
    EstateSection m_top;
};

//! JSON is YAML but for a few escapes: where these stop the one reader, the same document is read without them, and its lines are lost.
YamlTree treeOf(const QByteArray &text)
{
    YamlTree tree = YamlTree::parse(text);
    if (tree.problems().empty() || !text.trimmed().startsWith('{'))
        return tree;
    JsonReader reader;
    const auto json = reader.parse({text.constData(), static_cast<std::size_t>(text.size())});
    return json ? YamlTree::parse(QByteArray::fromStdString(canonical(JsonValue::from(*json)))) : std::move(tree);
}

Error firstOf(const EstateReport &report)
{
    for (const EstateProblem &problem : report.sorted()) {
        if (problem.severity == EstateProblem::Severity::Error)
            return problem.toError();
    }
    return {};
}

bool hasErrors(const EstateReport &report)
{
    const QList<EstateProblem> problems = report.sorted();
    return std::any_of(problems.begin(), problems.end(), [](const EstateProblem &problem) { return problem.severity == EstateProblem::Severity::Error; });
}

Error unreadable(const QFile &file)
{
    return Error{.kind = Error::Kind::BadFile, .place = file.fileName(), .what = u"the file cannot be read: "_s + file.errorString(), .hint = {}, .retryAfter = {}};
}

} // namespace

Result<Evidence> readEvidenceFile(const QByteArray &text, const QString &file)
{
    EstateReport report(file);
    if (text.size() > maxEvidenceFileBytes)
        report.error(YamlMark(), u"the file is larger than %1 KiB"_s.arg(maxEvidenceFileBytes >> 10), u"keep the raw bytes elsewhere and name them with --raw"_s);
    if (hasErrors(report))
        return firstOf(report);
    const YamlTree tree = treeOf(text);
    for (const YamlTree::Problem &problem : tree.problems())
        report.error(problem.at, problem.what, problem.hint);
    Evidence evidence;
    if (tree.root() != nullptr && tree.root()->kind == YamlNode::Kind::Mapping)
        evidence = EnvelopeReader(report, tree.root()).read();
    else if (tree.problems().empty())
        report.error(tree.root() == nullptr ? YamlMark() : tree.root()->begin, u"this is no envelope of evidence"_s, u"start with control: INF-03"_s);
    return hasErrors(report) ? Result<Evidence>(firstOf(report)) : Result<Evidence>(std::move(evidence));
}

Result<Evidence> openEvidenceFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    return readEvidenceFile(file.read(maxEvidenceFileBytes + 1), path);
}

Result<void> takeRawBytes(const QString &path, Evidence &evidence)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    constexpr qint64 piece = 1 << 20;
    DigestStream stream;
    std::int64_t bytes = 0;
    while (!file.atEnd()) {
        const QByteArray read = file.read(piece);
        if (read.isEmpty())
            return unreadable(file);
        stream.add({read.constData(), static_cast<std::size_t>(read.size())});
        bytes += read.size();
    }
    const std::string digest = toHex(stream.digest());
    if (!evidence.digest.empty() && evidence.digest != digest) {
        return Error{.kind = Error::Kind::Conflict, .place = path, .what = u"its SHA-256 is %1, and the envelope says another"_s.arg(QString::fromStdString(digest)),
                     .hint = u"name the bytes that were read, or read them again"_s, .retryAfter = {}};
    }
    evidence.digest = digest;
    evidence.bytes = bytes;
    return {};
}

std::optional<UtcTime> timeFromText(const QString &text)
{
    static const QRegularExpression day(u"^\\d{4}-\\d{2}-\\d{2}$"_s), zoned(u"(Z|[+-]\\d{2}:?\\d{2})$"_s);
    QDateTime time;
    if (day.match(text).hasMatch())
        time = QDateTime(QDate::fromString(text, Qt::ISODate), QTime(0, 0), Qt::UTC);
    else if (text.contains(u'T') && zoned.match(text).hasMatch())
        time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? std::optional(UtcTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()))) : std::nullopt;
}

std::optional<PairScope> pairFromText(const QString &text)
{
    PairScope pair{EnvironmentId(text.section(u':', 0, 0)), EnvironmentId(text.section(u':', 1))};
    const bool isPair = text.count(u':') == 1 && !pair.sandbox.isEmpty() && !pair.production.isEmpty();
    return isPair ? std::optional(std::move(pair)) : std::nullopt;
}

} // namespace bulkhead
