// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelinebench.h"
#include "core/digest.h"

#include <random>
#include <set>

using namespace bulkhead;
using namespace bulkhead::collectors;
using namespace bulkhead::collectors::test;

//! Envelopes, and what hostile files do: nothing but an error or an answer.
class TestCollectPipelines : public QObject
{
    Q_OBJECT
private slots:
    void envelope_saysWhatItRestsOn();
    void files_inAnyOrder_giveTheSame();
    void file_thatIsNoPipeline_isUnread_data();
    void file_thatIsNoPipeline_isUnread();
    void product_isToldByNameOrContent();
    void file_cutOrChanged_neverDoesHarm();
};

namespace {

const QByteArray release = "on: push\njobs:\n  deploy:\n    environment: production\n    steps: [{run: 'deck sync --kong-addr https://admin.prod.example'}]\n";
const QByteArray gitlab = "stages: [test, deploy]\nvariables: &v {A: b}\n.base: {variables: *v}\ndeploy:\n  extends: .base\n  environment: {name: $A}\n  script:\n    - |\n      set +e\n"
                          "      bulkheadctl isolation check || true\n  rules: [{if: $B, when: manual}]\n";

QString textOf(const PipelineEvidence &found)
{
    QString text;
    for (const evidence::Evidence &one : found.evidence) {
        text += QString::fromStdString(one.control + ' ' + one.query + ' ' + one.digest + '\n');
        for (const evidence::EvidenceUnit &unit : one.units)
            text += QString::fromStdString(unit.unit + ' ' + std::string(toWire(unit.verdict)) + ' ' + unit.detail + '\n');
    }
    return text;
}

} // namespace

void TestCollectPipelines::envelope_saysWhatItRestsOn()
{
    const auto found = collectPipelines({{workflowName, release}}, ground(), true, now);
    QVERIFY(!found.evidence.empty());
    for (const evidence::Evidence &one : found.evidence) {
        QCOMPARE(one.query, workflowName.toStdString());
        QCOMPARE(one.digest, toHex(sha256({release.constData(), std::size_t(release.size())})));
        QCOMPARE(one.bytes, std::int64_t(release.size()));
        QCOMPARE(one.received, std::int64_t(1));
        QCOMPARE(one.pair, ground().pair);
        QVERIFY(one.startedAt == now && one.finishedAt == now && one.isComplete() && !one.source.empty() && !one.collector.empty());
    }
}

void TestCollectPipelines::files_inAnyOrder_giveTheSame()
{
    const std::vector<PipelineFile> files{{workflowName, release}, {gitlabName, gitlab}};
    const auto one = collectPipelines(files, ground(), true, now), other = collectPipelines({files[1], files[0]}, ground(), true, now);
    QCOMPARE(textOf(one), textOf(other));
    const QByteArray both = release + gitlab; // in the order of their names
    QCOMPARE(one.evidence.front().digest, toHex(sha256({both.constData(), std::size_t(both.size())})));
}

void TestCollectPipelines::file_thatIsNoPipeline_isUnread_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QByteArray deep, bomb = "on: push\nl0: &l0 [a, a, a, a, a, a, a, a, a, a]\n";
    for (int i = 0; i < 300; ++i)
        deep += '[';
    for (int i = 1; i < 9; ++i) {
        const QByteArray below = "*l" + QByteArray::number(i - 1);
        bomb += "l" + QByteArray::number(i) + ": &l" + QByteArray::number(i) + " [" + below + "," + below + "," + below + "," + below + "," + below + "]\n";
    }
    QTest::newRow("empty") << workflowName << QByteArray() << u"release.yml: "_s;
    QTest::newRow("a list") << workflowName << QByteArray("[a, b]") << u"release.yml: "_s;
    QTest::newRow("no jobs") << workflowName << QByteArray("on: push\n") << u"it has no jobs"_s;
    QTest::newRow("jobs are a list") << workflowName << QByteArray("on: push\njobs: [a]\n") << u"it has no jobs"_s;
    QTest::newRow("broken") << workflowName << QByteArray("on: push\njobs:\n  a: {\n") << u"release.yml:"_s;
    QTest::newRow("too deep") << workflowName << QByteArray("on: push\njobs: " + deep) << u"release.yml:2"_s;
    QTest::newRow("an alias bomb") << workflowName << bomb << u"release.yml:"_s;
    QTest::newRow("two documents") << gitlabName << QByteArray("a: {script: x}\n---\nb: {script: y}\n") << u".gitlab-ci.yml:"_s;
    QTest::newRow("a tag") << gitlabName << QByteArray("a: !!python/object:os.system {script: x}\n") << u".gitlab-ci.yml:1"_s;
    QTest::newRow("not UTF-8") << gitlabName << QByteArray("a: {script: \xff\xfe}\n") << u".gitlab-ci.yml"_s;
    QTest::newRow("a line without an end") << gitlabName << QByteArray("a: {script: " + QByteArray(64 << 10, 'x') + "}\n") << u".gitlab-ci.yml:1: the line"_s;
    QTest::newRow("too large") << gitlabName << QByteArray(3 << 20, '\n') << u"MiB"_s;
    QTest::newRow("of neither product") << u"notes.yml"_s << QByteArray("a: b\n") << u"cannot be told"_s;
}

void TestCollectPipelines::file_thatIsNoPipeline_isUnread()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, text);
    QFETCH(const QString, says);
    const auto found = collectPipelines({{name, text}, {u"b/.github/workflows/good.yml"_s, release}}, ground(), true, now);
    QCOMPARE(found.unread.size(), std::size_t(1));
    QVERIFY2(found.unread.front().toText().contains(says), qPrintable(found.unread.front().toText()));
    QVERIFY(!found.evidence.empty()); // the good one is judged all the same
    QVERIFY(!found.evidence.front().isComplete());
}

void TestCollectPipelines::product_isToldByNameOrContent()
{
    QCOMPARE(productOf({u"x/.github/workflows/a.yaml"_s, ""}), std::optional(Pipeline::Product::GitHubActions));
    QCOMPARE(productOf({u"ci/prod.gitlab-ci.yml"_s, ""}), std::optional(Pipeline::Product::GitLabCi));
    QCOMPARE(productOf({u"a.yml"_s, "name: x\non:\n  push:\njobs:\n  a: {}\n"}), std::optional(Pipeline::Product::GitHubActions));
    QCOMPARE(productOf({u"a.yml"_s, "stages: [a]\n"}), std::optional(Pipeline::Product::GitLabCi));
    QCOMPARE(productOf({u"a.yml"_s, "hello: world\n"}), std::nullopt);
}

//! What is read is judged or an error, whatever somebody does to the bytes; every unit has a name of its own.
void TestCollectPipelines::file_cutOrChanged_neverDoesHarm()
{
    std::mt19937 random(20261130);
    const int rounds = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 20'000 : 1500;
    int read = 0;
    for (int i = 0; i < rounds; ++i) {
        const bool isGitlab = i % 2 == 0;
        QByteArray text = isGitlab ? gitlab : release;
        const QByteArray pieces[] = {"&v ", "*v", "<<: *v\n", "!reference ", "- ", "{", "}", "${{ secrets.PROD_X }}", "\\\n", "|", "\xc3\xa9", "\n  ", "extends: deploy\n", "needs: [deploy]\n"};
        for (int edits = 0; edits < 4; ++edits) {
            const auto at = static_cast<qsizetype>(random() % std::size_t(text.size() + 1));
            if (random() % 3 == 0)
                text = text.left(at) + text.mid(at + static_cast<qsizetype>(random() % 6));
            else
                text.insert(at, pieces[random() % std::size(pieces)]);
        }
        const auto found = collectPipelines({{isGitlab ? gitlabName : workflowName, text}}, ground(), true, now);
        read += found.unread.empty() ? 1 : 0;
        for (const evidence::Evidence &one : found.evidence) {
            std::set<std::string> names;
            for (const evidence::EvidenceUnit &unit : one.units)
                QVERIFY2(names.insert(unit.unit).second, text.constData());
        }
    }
    QVERIFY2(read > rounds / 20, qPrintable(QString::number(read)));
}

QTEST_GUILESS_MAIN(TestCollectPipelines)
#include "tst_collectpipelines.moc"
