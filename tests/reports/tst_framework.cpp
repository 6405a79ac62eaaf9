// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/framework.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <array>

using namespace bulkhead;
using namespace bulkhead::reports;
using namespace Qt::StringLiterals;
using isolation::Control;
using isolation::ControlCatalogue;

namespace {

const QList<Framework> &frameworks()
{
    static const QList<Framework> all = builtInFrameworks(ControlCatalogue::builtIn());
    return all;
}

QByteArray resource(const QString &id)
{
    const QDir folder(u":/bulkhead/reports/frameworks"_s);
    for (const QString &name : folder.entryList()) {
        if (QFile file(folder.filePath(name)); name.endsWith(id + u".yaml"_s) && file.open(QIODevice::ReadOnly))
            return file.readAll();
    }
    return {};
}

FrameworkReading read(const char *yaml)
{
    return readFramework(QByteArray(yaml), u"ours.yaml"_s, ControlCatalogue::builtIn());
}

} // namespace

//! Frameworks as data: those of the product agree with the control catalogue, and those of a company are read with errors that have lines.
class TestFramework : public QObject
{
    Q_OBJECT
private slots:
    void builtIn_areThere_inTheirOrder();
    void builtIn_haveAsManyRequirements_asTheReferenceStates_data();
    void builtIn_haveAsManyRequirements_asTheReferenceStates();
    void builtIn_readWithout_aProblem();
    void builtIn_agreeWith_theCatalogue();
    void builtIn_haveNoRequirement_twice();
    void builtIn_haveEveryText_andInOneLine();
    void builtIn_saySupport_notConformity();
    void blueprint_coversWith_everyControl();
    void requirements_stand_inNaturalOrder();
    void company_withControls_isRead();
    void company_referredToByTheCatalogue_hasThoseControlsToo();
    void company_withErrors_namesTheirLines_data();
    void company_withErrors_namesTheirLines();
};

void TestFramework::builtIn_areThere_inTheirOrder()
{
    QStringList ids;
    for (const Framework &one : frameworks())
        ids.append(one.id);
    QCOMPARE(ids, (QStringList{u"pci-dss-4.0.1"_s, u"iso-27001-2022"_s, u"soc2-2017"_s, u"nist-800-53-r5"_s, u"nist-ssdf-1.1"_s, u"hipaa-security"_s, u"gdpr"_s, u"dora"_s,
                               u"psd2-rts"_s, u"owasp-api-2023"_s, u"cis-8.1"_s, u"isolation-blueprint"_s}));
}

void TestFramework::builtIn_haveAsManyRequirements_asTheReferenceStates_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("count");
    static constexpr std::array counts = {81, 53, 23, 119, 17, 19, 22, 60, 4, 10, 49, 83};
    for (int i = 0; i < int(counts.size()); ++i)
        QTest::newRow(qPrintable(frameworks()[i].id)) << i << counts[static_cast<std::size_t>(i)];
}

void TestFramework::builtIn_haveAsManyRequirements_asTheReferenceStates()
{
    QFETCH(int, index);
    QTEST(int(frameworks()[index].requirements.size()), "count");
}

void TestFramework::builtIn_readWithout_aProblem()
{
    for (const Framework &one : frameworks()) {
        const FrameworkReading reading = readFramework(resource(one.id), one.id, ControlCatalogue::builtIn());
        QVERIFY2(reading.problems.isEmpty(), qPrintable(reading.problems.isEmpty() ? QString() : reading.problems.first().toText()));
    }
}

//! Each reference of the catalogue is a requirement with that control, and each requirement has exactly the controls that refer to it.
void TestFramework::builtIn_agreeWith_theCatalogue()
{
    QSet<QString> ids;
    for (const Framework &one : frameworks()) {
        ids.insert(one.id);
        if (one.id == u"isolation-blueprint"_s)
            continue;
        QHash<QString, QStringList> told;
        for (const Control &control : ControlCatalogue::builtIn().controls()) {
            for (const QString &reference : control.references.value(one.id))
                told[reference].append(control.id);
        }
        QCOMPARE(told.size(), one.requirements.size());
        for (const Requirement &requirement : one.requirements) {
            QVERIFY2(!requirement.controls.isEmpty(), qPrintable(one.id + u' ' + requirement.reference));
            QCOMPARE(requirement.controls, told.value(requirement.reference));
        }
    }
    for (const Control &control : ControlCatalogue::builtIn().controls()) {
        for (auto it = control.references.cbegin(); it != control.references.cend(); ++it)
            QVERIFY2(ids.contains(it.key()), qPrintable(it.key()));
    }
}

void TestFramework::builtIn_haveNoRequirement_twice()
{
    for (const Framework &one : frameworks()) {
        QSet<QString> references;
        for (const Requirement &requirement : one.requirements)
            references.insert(requirement.reference);
        QCOMPARE(references.size(), one.requirements.size());
        for (const Requirement &requirement : one.requirements)
            QCOMPARE(one.find(requirement.reference), &requirement);
        QVERIFY(one.find(u"no such"_s) == nullptr);
    }
}

void TestFramework::builtIn_haveEveryText_andInOneLine()
{
    for (const Framework &one : frameworks()) {
        for (const QString &text : {one.title, one.shortTitle, one.edition, one.publisher, one.note})
            QVERIFY2(!text.isEmpty() && !text.contains(u'\n'), qPrintable(one.id));
        for (const Requirement &requirement : one.requirements) {
            QVERIFY2(requirement.subject.size() > 4 && requirement.subject.size() <= 140, qPrintable(requirement.reference));
            QCOMPARE(requirement.verified.isEmpty(), one.id == u"isolation-blueprint"_s);
        }
    }
}

void TestFramework::builtIn_saySupport_notConformity()
{
    for (const Framework &one : frameworks()) {
        if (one.id != u"isolation-blueprint"_s)
            QVERIFY2(one.note.contains(u"support"_s) && one.note.contains(u"no conformity"_s), qPrintable(one.id));
    }
}

void TestFramework::blueprint_coversWith_everyControl()
{
    QSet<QString> covering;
    for (const Requirement &requirement : frameworks().last().requirements) {
        QVERIFY2(!requirement.controls.isEmpty(), qPrintable(requirement.reference));
        covering += QSet<QString>(requirement.controls.begin(), requirement.controls.end());
    }
    QCOMPARE(covering.size(), ControlCatalogue::builtIn().controls().size());
}

//! Numbers in identifiers count as numbers: 1.2.8 before 1.10, API9 before API10. The regulation stands before its technical standard.
void TestFramework::requirements_stand_inNaturalOrder()
{
    static const QRegularExpression number(u"\\d+"_s);
    const auto key = [](const QString &reference) -> QString {
        QString padded;
        qsizetype from = 0;
        for (auto it = number.globalMatch(reference); it.hasNext();) {
            const auto match = it.next();
            padded += reference.mid(from, match.capturedStart() - from) + match.captured().rightJustified(6, u'0');
            from = match.capturedEnd();
        }
        return padded + reference.mid(from);
    };
    for (const Framework &one : frameworks()) {
        if (one.id == u"isolation-blueprint"_s)
            continue; // in the order of the article
        const auto isBefore = [&](const Requirement &a, const Requirement &b) { return key(a.reference) < key(b.reference); };
        const auto disorder = std::is_sorted_until(one.requirements.cbegin(), one.requirements.cend(), isBefore);
        QVERIFY2(disorder == one.requirements.cend(), qPrintable(disorder == one.requirements.cend() ? QString() : one.id + u' ' + disorder->reference));
    }
}

void TestFramework::company_withControls_isRead()
{
    const FrameworkReading reading = read("id: acme-policy\ntitle: Acme policy\nrequirements:\n"
                                          "  - {id: \"7.1\", subject: \"Apart\", controls: [INF-07, INF-01]}\n"
                                          "  - {id: \"7.2\", subject: \"Something else\"}\n");
    QVERIFY2(reading.isUsable(), qPrintable(reading.problems.isEmpty() ? QString() : reading.problems.first().toText()));
    QCOMPARE(reading.framework.shortTitle, u"Acme policy"_s);
    QCOMPARE(reading.framework.requirements.size(), 2);
    QCOMPARE(reading.framework.requirements[0].controls, (QStringList{u"INF-01"_s, u"INF-07"_s})); // as in the catalogue
    QVERIFY(reading.framework.requirements[1].controls.isEmpty());
}

void TestFramework::company_referredToByTheCatalogue_hasThoseControlsToo()
{
    const auto catalogue = ControlCatalogue::builtIn().with("references:\n  - control: IDN-01\n    references: {acme-policy: [\"7.1\"]}\n", u"controls.yaml"_s);
    QVERIFY(catalogue.isUsable());
    const QByteArray yaml = "id: acme-policy\ntitle: Acme policy\nrequirements:\n  - {id: \"7.1\", subject: \"Apart\", controls: [INF-07]}\n";
    const FrameworkReading reading = readFramework(yaml, u"ours.yaml"_s, catalogue.catalogue);
    QVERIFY(reading.isUsable());
    QCOMPARE(reading.framework.requirements[0].controls, (QStringList{u"INF-07"_s, u"IDN-01"_s}));
    const FrameworkReading other = readFramework("id: acme-policy\ntitle: A\nrequirements:\n  - {id: \"8\", subject: \"Apart\"}\n", u"ours.yaml"_s, catalogue.catalogue);
    QVERIFY(!other.isUsable());
    QCOMPARE(other.problems.first().toText(), u"ours.yaml:1: IDN-01 refers to 7.1, which is no requirement here; add the requirement, or take the reference out of the catalogue"_s);
}

void TestFramework::company_withErrors_namesTheirLines_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("problem");
    const QByteArray head = "id: acme\ntitle: Acme\nrequirements:\n";
    QTest::newRow("empty") << QByteArray() << u"ours.yaml:1: the file is empty"_s;
    QTest::newRow("list") << QByteArray("- a\n") << u"ours.yaml:1: expected a mapping"_s;
    QTest::newRow("no id") << QByteArray("title: Acme\nrequirements: [{id: a, subject: b}]\n") << u"ours.yaml:1: "_s;
    QTest::newRow("bad id") << QByteArray("id: Acme Policy\ntitle: Acme\nrequirements: [{id: a, subject: b}]\n") << u"ours.yaml:1: id: not an id of a framework"_s;
    QTest::newRow("no title") << QByteArray("id: acme\nrequirements: [{id: a, subject: b}]\n") << u"ours.yaml:1: "_s;
    QTest::newRow("nothing in it") << QByteArray("id: acme\ntitle: Acme\n") << u"ours.yaml:1: the framework has no requirement"_s;
    QTest::newRow("word") << head + "  - \"7.1\"\n" << u"ours.yaml:4: requirements: expected a mapping"_s;
    QTest::newRow("no subject") << head + "  - {id: \"7.1\"}\n" << u"ours.yaml:4: "_s;
    QTest::newRow("twice") << head + "  - {id: \"7.1\", subject: a}\n  - {id: \"7.1\", subject: b}\n" << u"ours.yaml:5: requirements.id: 7.1 is there already"_s;
    QTest::newRow("two without an id") << head + "  - {subject: a}\n  - {subject: b}\n" << u"ours.yaml:5: "_s;
    QTest::newRow("no such control") << head + "  - {id: \"7.1\", subject: a, controls: [INF-99]}\n" << u"ours.yaml:4: requirements.controls: no such control: INF-99"_s;
    QTest::newRow("number") << head + "  - {id: 7.1, subject: a}\n" << u"ours.yaml:4: requirements.id: expected text, found a number or a truth value"_s;
    QTest::newRow("unknown key") << head + "  - {id: \"7.1\", subject: a, control: [INF-01]}\n" << u"ours.yaml:4: unknown key \"control\""_s;
    QTest::newRow("bad YAML") << QByteArray("id: [\n") << u"ours.yaml:2: not valid YAML"_s;
}

void TestFramework::company_withErrors_namesTheirLines()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, problem);
    const FrameworkReading reading = readFramework(yaml, u"ours.yaml"_s, ControlCatalogue::builtIn());
    QVERIFY(!reading.isUsable());
    QStringList texts;
    for (const EstateProblem &one : reading.problems)
        texts.append(one.toText());
    QVERIFY2(std::any_of(texts.cbegin(), texts.cend(), [&problem](const QString &text) { return text.startsWith(problem); }), qPrintable(texts.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestFramework)
#include "tst_framework.moc"
