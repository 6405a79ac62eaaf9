// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipelinebench.h"

using namespace bulkhead;
using namespace bulkhead::collectors;
using namespace bulkhead::collectors::test;

//! What pipelines of GitLab CI say of each control, and what they cannot.
class TestGitLabCi : public QObject
{
    Q_OBJECT
private slots:
    void pipeline_isJudged_data();
    void pipeline_isJudged();
    void include_makesItIncomplete();
};

void TestGitLabCi::pipeline_isJudged_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("control");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *control, const char *says, const char *text) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(control) << QString::fromUtf8(says);
    };

    row("tag, named", "REL-01", "pass deploy", "deploy:\n  environment: production\n  script: deck sync\n");
    row("tag, below its environment", "REL-01", "pass deploy", "deploy:\n  environment: {name: production/eu}\n  script: deck sync\n");
    row("tag, by its tier", "REL-01", "pass deploy", "deploy:\n  environment: {name: eu, deployment_tier: production}\n  script: deck sync\n");
    row("tag, a variable with a value", "REL-01", "pass deploy", "variables: {TARGET: sandbox}\ndeploy:\n  environment: $TARGET\n  script: deck sync\n");
    row("tag, a variable with a list", "REL-01", "pass deploy",
        "variables: {TARGET: {value: sandbox, options: [sandbox, production]}}\ndeploy:\n  environment: ${TARGET}\n  script: deck sync\n");
    row("tag, a variable without one", "REL-01", "fail deploy", "deploy:\n  environment: $TARGET\n  script: deck sync\n");
    row("tag, of what it extends", "REL-01", "pass deploy", ".base:\n  environment: sandbox\ndeploy:\n  extends: .base\n  script: deck sync\n");
    row("tag, the last parent wins", "REL-02", "unknown deploy", ".a:\n  environment: sandbox\n.b:\n  environment: production\ndeploy:\n  extends: [.a, .b]\n  script: deck sync\n");
    row("tag, parents in a circle", "REL-01", "fail deploy", ".a:\n  extends: .b\n.b:\n  extends: .a\ndeploy:\n  extends: .a\n  script: deck sync\n");

    row("approval, stands in settings", "REL-02", "unknown deploy", "deploy:\n  environment: production\n  script: deck sync\n");
    row("approval, somebody presses it", "REL-02", "unknown deploy", "deploy:\n  when: manual\n  script: deck sync --kong-addr https://admin.prod.example\n");
    row("approval, by every rule", "REL-02", "unknown deploy",
        "deploy:\n  rules: [{if: $A, when: manual}, {when: never}]\n  script: deck sync --kong-addr https://admin.prod.example\n");
    row("approval, one rule starts it", "REL-02", "fail deploy",
        "deploy:\n  rules: [{if: $A, when: manual}, {if: $B}]\n  script: deck sync --kong-addr https://admin.prod.example\n");
    row("approval, by the console", "REL-02", "pass deploy", "deploy:\n  environment: production\n  script: [bulkheadctl promotion apply $ID]\n");
    row("approval, an earlier stage may hold it", "REL-02", "unknown deploy",
        "stages: [hold, deploy]\nhold: {stage: hold, when: manual, script: 'true'}\ndeploy: {stage: deploy, script: 'deck sync --kong-addr https://admin.prod.example'}\n");
    row("approval, nothing holds it", "REL-02", "fail deploy", "deploy:\n  script: deck sync --kong-addr https://admin.prod.example\n");

    row("reference, own side", "REL-04", "pass deploy", "deploy:\n  environment: sandbox\n  script: curl https://pay.sbx.example\n");
    row("reference, in variables of all", "REL-04", "fail deploy", "variables: {API: 'https://pay.prod.example'}\ndeploy:\n  environment: sandbox\n  script: curl $API\n");
    row("reference, in nested scripts", "REL-04", "fail deploy", "deploy:\n  environment: sandbox\n  script: [make, [[curl https://pay.prod.example]]]\n");
    row("reference, of a parent", "REL-04", "fail deploy", ".b: {before_script: [curl https://pay.prod.example]}\ndeploy:\n  extends: .b\n  environment: sandbox\n  script: make\n");
    row("reference, a parent that is not here", "REL-04", "unknown deploy", "deploy:\n  extends: .elsewhere\n  environment: sandbox\n  script: make\n");
    row("reference, to a part elsewhere", "REL-04", "unknown deploy", ".b: {script: [make]}\ndeploy:\n  environment: sandbox\n  script:\n    - !reference [.b, script]\n");

    row("secret, production's in the sandbox", "REL-05", "fail deploy", "deploy:\n  environment: sandbox\n  script: deck sync --headers $PROD_TOKEN\n");
    row("secret, from the vault", "REL-05", "fail deploy", "deploy:\n  environment: sandbox\n  secrets: {T: {vault: production/kong/token@ops}}\n  script: make\n");
    row("secret, given in the file is none of the settings", "REL-05", "fail deploy", "variables: {PROD_TOKEN: abcdefgh1}\ndeploy:\n  environment: sandbox\n  script: x $PROD_TOKEN\n");
    row("secret, the product's own", "REL-05", "not_applicable deploy", "deploy:\n  environment: sandbox\n  script: x $CI_JOB_TOKEN\n");
    row("secret, made by the script", "REL-05", "not_applicable deploy", "deploy:\n  environment: sandbox\n  script: ['PROD_TOKEN=$(mint)', 'x $PROD_TOKEN']\n");
    row("secret, its level is not told", "REL-05", "unknown deploy", "deploy:\n  environment: production\n  script: x ${KONG_TOKEN}\n");

    row("closed, enforced", "REL-06", "unknown gate", "gate:\n  script: bulkheadctl isolation check\n");
    row("closed, may fail", "REL-06", "fail gate", "gate:\n  allow_failure: true\n  script: bulkheadctl isolation check\n");
    row("closed, may fail with some codes", "REL-06", "unknown gate", "gate:\n  allow_failure: {exit_codes: [3]}\n  script: bulkheadctl isolation check\n");
    row("closed, after the job", "REL-06", "fail gate", "gate:\n  script: make\n  after_script: [bulkheadctl isolation check]\n");
    row("closed, or true", "REL-06", "fail gate", "gate:\n  script: ['bulkheadctl contract diff a b || true']\n");
    row("closed, deployment runs anyway", "REL-06", "*fail deploy",
        "stages: [test, deploy]\ngate: {stage: test, script: bulkheadctl isolation check}\ndeploy: {stage: deploy, when: always, environment: production, script: deck sync}\n");
}

void TestGitLabCi::pipeline_isJudged()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, control);
    QFETCH(const QString, says);
    const QString answer = said(gitlabName, text, control.toStdString());
    QVERIFY2(says.startsWith(u'*') ? answer.contains(says.mid(1)) : answer.startsWith(says), qPrintable(answer));
}

void TestGitLabCi::include_makesItIncomplete()
{
    const QByteArray job = "deploy:\n  environment: production\n  script: deck sync\n";
    const auto whole = collectPipelines({{gitlabName, job}}, ground(), true, now);
    QVERIFY(whole.evidence.front().isComplete());
    const auto part = collectPipelines({{gitlabName, "include: [{local: /ci/deploy.yml}]\n" + job}}, ground(), true, now);
    QVERIFY(!part.evidence.front().isComplete());
    QCOMPARE(part.evidence.front().expected, part.evidence.front().received + 1);
    const auto unsaid = collectPipelines({{gitlabName, job}}, ground(), false, now);
    QCOMPARE(unsaid.evidence.front().expected, std::int64_t(-1));
}

QTEST_GUILESS_MAIN(TestGitLabCi)
#include "tst_gitlabci.moc"
