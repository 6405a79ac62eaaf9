// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelinebench.h"

using namespace bulkhead;
using namespace bulkhead::collectors;
using namespace bulkhead::collectors::test;

//! What workflows of GitHub Actions say of each control, and what they cannot.
class TestGitHubActions : public QObject
{
    Q_OBJECT
private slots:
    void workflow_isJudged_data();
    void workflow_isJudged();
    void detail_namesTheLine_alsoInABlock();
    void detail_neverRepeats_aLiteralSecret();
};

void TestGitHubActions::workflow_isJudged_data()
{
    QTest::addColumn<QByteArray>("jobs");
    QTest::addColumn<QString>("control");
    QTest::addColumn<QString>("says"); // how the answer begins, or a part of it behind "*"
    const auto row = [](const char *name, const char *control, const char *says, const char *jobs) {
        QTest::newRow(name) << QByteArray(jobs) << QString::fromUtf8(control) << QString::fromUtf8(says);
    };

    row("tag, named", "REL-01", "pass deploy", "  deploy:\n    environment: production\n    steps: [{run: deck sync}]\n");
    row("tag, named by its name", "REL-01", "pass deploy", "  deploy:\n    environment: {name: sandbox, url: 'https://x.sbx.example'}\n    steps: []\n");
    row("tag, an abbreviation is a guess", "REL-01", "warn deploy", "  deploy:\n    environment: prod\n    steps: [{run: deck sync}]\n");
    row("tag, listed in the matrix", "REL-01", "pass deploy",
        "  deploy:\n    strategy: {matrix: {env: [sandbox, production]}}\n    environment: ${{ matrix.env }}\n    steps: [{run: deck sync}]\n");
    row("tag, given without a list", "REL-01", "fail deploy", "  deploy:\n    environment: ${{ github.event.inputs.env }}\n    steps: [{run: deck sync}]\n");
    row("tag, missing where a gateway is configured", "REL-01", "fail deploy", "  deploy:\n    steps: [{run: deck gateway sync kong.yaml}]\n");
    row("tag, missing but the host tells", "REL-01", "warn deploy", "  deploy:\n    steps: [{run: 'deck sync --kong-addr https://admin.prod.example:8444'}]\n");
    row("tag, missing and maybe no gateway", "REL-01", "unknown deploy", "  deploy:\n    steps: [{run: kubectl apply -f .}]\n");
    row("tag, a command selects the other side", "REL-01", "fail deploy",
        "  deploy:\n    environment: production\n    steps: [{run: deck sync --select-tag env:sandbox}]\n");
    row("tag, a job that deploys nothing", "REL-01", "nothing", "  test:\n    steps: [{run: make test}]\n");

    row("approval, stands in settings", "REL-02", "unknown deploy", "  deploy:\n    environment: production\n    steps: [{run: deck sync}]\n");
    row("approval, by the console", "REL-02", "pass deploy", "  deploy:\n    environment: production\n    steps: [{run: bulkheadctl promotion apply 1234abcd}]\n");
    row("approval, nothing holds it", "REL-02", "fail deploy", "  deploy:\n    steps: [{run: 'deck sync --kong-addr https://admin.prod.example'}]\n");
    row("approval, a job before it may hold it", "REL-02", "*unknown deploy: .github/workflows/release.yml:4: hold comes before it",
        "  hold:\n    environment: production\n    steps: []\n  deploy:\n    needs: hold\n    steps: [{run: 'deck sync --kong-addr https://admin.prod.example'}]\n");
    row("approval, of the sandbox is not asked for", "REL-02", "nothing", "  deploy:\n    environment: sandbox\n    steps: [{run: deck sync}]\n");

    row("reference, own side", "REL-04", "pass deploy", "  deploy:\n    environment: sandbox\n    steps: [{run: 'curl https://pay.sbx.example/x'}]\n");
    row("reference, both may use it", "REL-04", "pass deploy", "  deploy:\n    environment: sandbox\n    steps: [{run: 'curl https://idp.example/x'}]\n");
    row("reference, sandbox to production", "REL-04", "fail deploy", "  deploy:\n    environment: sandbox\n    env: {API: 'https://pay.prod.example/x'}\n    steps: []\n");
    row("reference, a bare host counts too", "REL-04", "fail deploy", "  deploy:\n    environment: sandbox\n    steps: [{run: ping pay.prod.example}]\n");
    row("reference, production to sandbox", "REL-04", "fail deploy", "  deploy:\n    environment: production\n    steps: [{run: 'curl http://pay.sbx.example'}]\n");
    row("reference, production to itself locally", "REL-04", "warn deploy", "  deploy:\n    environment: production\n    steps: [{run: 'curl http://localhost:8001'}]\n");
    row("reference, whose is not said", "REL-04", "warn deploy", "  deploy:\n    environment: sandbox\n    steps: [{run: 'curl https://elsewhere.example/x'}]\n");
    row("reference, put together by a script", "REL-04", "unknown deploy", "  deploy:\n    environment: sandbox\n    steps: [{run: 'curl https://$HOST/x'}]\n");
    row("reference, in a comment of a script", "REL-04", "not_applicable deploy", "  deploy:\n    environment: sandbox\n    steps:\n      - run: |\n          # https://pay.prod.example\n          true\n");
    row("reference, none", "REL-04", "not_applicable deploy", "  deploy:\n    environment: sandbox\n    steps: [{run: make}]\n");
    row("reference, side is not said", "REL-04", "unknown smoke", "  smoke:\n    steps: [{run: 'curl https://pay.prod.example/x'}]\n");
    row("reference, side is a guess", "REL-04", "warn deploy", "  deploy:\n    environment: sbx\n    steps: [{run: 'curl https://pay.prod.example/x'}]\n");
    row("reference, another workflow", "REL-04", "unknown deploy", "  deploy:\n    environment: sandbox\n    uses: ./.github/workflows/other.yml\n");

    row("secret, production's in the sandbox", "REL-05", "fail deploy",
        "  deploy:\n    environment: sandbox\n    steps: [{run: deck sync, env: {TOKEN: '${{ secrets.PROD_KONG_TOKEN }}'}}]\n");
    row("secret, in brackets", "REL-05", "fail deploy", "  deploy:\n    environment: sandbox\n    steps: [{run: 'x ${{ secrets[''PRODUCTION_KEY''] }}'}]\n");
    row("secret, by an abbreviation", "REL-05", "warn deploy", "  deploy:\n    environment: sandbox\n    steps: [{run: 'x ${{ secrets.LIVE_KEY }}'}]\n");
    row("secret, not production's", "REL-05", "unknown deploy", "  deploy:\n    environment: sandbox\n    steps: [{run: 'x ${{ secrets.NON_PROD_KEY }} ${{ secrets.PRODUCT_KEY }}'}]\n");
    row("secret, bound to its environment", "REL-05", "unknown deploy", "  deploy:\n    environment: production\n    steps: [{run: 'x ${{ secrets.PROD_KEY }}'}]\n");
    row("secret, of every job", "REL-05", "fail build", "  build:\n    steps: [{run: 'x ${{ secrets.PROD_KEY }}'}]\n");
    row("secret, the run's own token", "REL-05", "not_applicable deploy", "  deploy:\n    environment: production\n    steps: [{run: 'x ${{ secrets.GITHUB_TOKEN }}'}]\n");
    row("secret, in plain text", "REL-05", "fail build", "  build:\n    env: {API_TOKEN: abcdefgh1234}\n    steps: []\n");
    row("secret, all handed on", "REL-05", "unknown deploy", "  deploy:\n    uses: ./.github/workflows/other.yml\n    secrets: inherit\n");

    row("closed, enforced", "REL-06", "unknown gate", "  gate:\n    steps: [{run: bulkheadctl isolation check}]\n");
    row("closed, step goes on", "REL-06", "fail gate", "  gate:\n    steps: [{run: bulkheadctl isolation check, continue-on-error: true}]\n");
    row("closed, job goes on", "REL-06", "fail gate", "  gate:\n    continue-on-error: true\n    steps: [{run: bulkheadctl contract diff a b}]\n");
    row("closed, depends", "REL-06", "unknown gate", "  gate:\n    steps: [{run: bulkheadctl isolation check, continue-on-error: '${{ inputs.lenient }}'}]\n");
    row("closed, or true", "REL-06", "fail gate", "  gate:\n    steps: [{run: 'bulkheadctl isolation check || true'}]\n");
    row("closed, or exit 1 is no swallowing", "REL-06", "unknown gate", "  gate:\n    steps: [{run: 'bulkheadctl isolation check || echo no && exit 1'}]\n");
    row("closed, set +e", "REL-06", "fail gate", "  gate:\n    steps:\n      - run: |\n          set +e\n          bulkheadctl isolation check\n");
    row("closed, over two lines", "REL-06", "fail gate", "  gate:\n    steps:\n      - run: |\n          bulkheadctl isolation check \\\n            --pair a:b || true\n");
    row("closed, deployment runs anyway", "REL-06", "*fail deploy",
        "  gate:\n    steps: [{run: bulkheadctl isolation check}]\n  deploy:\n    needs: [gate]\n    if: always()\n    environment: production\n    steps: [{run: deck sync}]\n");
    row("closed, nothing checks", "REL-06", "nothing", "  build:\n    steps: [{run: make}]\n");

    row("merge keys are followed", "REL-01", "*pass two", "  one: &one\n    environment: sandbox\n    steps: [{run: deck sync}]\n  two:\n    <<: *one\n    environment: production\n");
}

void TestGitHubActions::workflow_isJudged()
{
    QFETCH(const QByteArray, jobs);
    QFETCH(const QString, control);
    QFETCH(const QString, says);
    const QString answer = said(workflowName, "on: push\njobs:\n" + jobs, control.toStdString());
    const bool isRight = says.startsWith(u'*') ? answer.contains(says.mid(1)) : answer.startsWith(says);
    QVERIFY2(isRight, qPrintable(answer));
    QVERIFY2(!answer.contains(u'\n') || says.startsWith(u'*') || control == u"REL-02" || control == u"REL-01", qPrintable(answer)); // one job, one unit
}

void TestGitHubActions::detail_namesTheLine_alsoInABlock()
{
    const QByteArray text = "on: push\njobs:\n  deploy:\n    environment: sandbox\n    steps:\n      - name: a\n      - run: |\n          make\n          curl https://pay.prod.example/x\n";
    QCOMPARE(said(workflowName, text, "REL-04"),
             u"fail deploy: .github/workflows/release.yml:9: a job of the sandbox refers to pay.prod.example, which is production's"_s);
}

void TestGitHubActions::detail_neverRepeats_aLiteralSecret()
{
    const QByteArray token = "gh" + QByteArray("p_") + QByteArray(36, 'a');
    const QByteArray text = "on: push\njobs:\n  build:\n    env: {MY_PASSWORD: correct-horse-battery}\n    steps: [{run: 'git clone https://x:" + token + "@code.example/a'}]\n";
    for (const char *control : {"REL-01", "REL-02", "REL-04", "REL-05", "REL-06"}) {
        const QString answer = said(workflowName, text, control);
        QVERIFY2(!answer.contains(QString::fromLatin1(token)) && !answer.contains(u"correct-horse"), qPrintable(answer));
    }
    const QString answer = said(workflowName, text, "REL-05");
    QVERIFY2(answer.startsWith(u"fail build") && answer.contains(u"MY_PASSWORD"), qPrintable(answer));
}

QTEST_GUILESS_MAIN(TestGitHubActions)
#include "tst_githubactions.moc"
