// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/notation.h"
#include "contracts/randomschema.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace bulkhead;
using namespace bulkhead::contracts;
using namespace bulkhead::contracts::test;
using namespace Qt::StringLiterals;

namespace {

constexpr unsigned seed = 20261129;

int rounds()
{
    return qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 100'000 : 4'000;
}

JsonValue change(RandomSchema &random, JsonValue schema, int times)
{
    for (; times > 0; --times)
        schema = random.changed(schema);
    return schema;
}

bool isSilent(const Comparison &comparison)
{
    return std::all_of(comparison.changes.cbegin(), comparison.changes.cend(), [](const Change &one) { return one.severity == Severity::Compatible; });
}

QByteArray textOf(const JsonValue &value)
{
    return QByteArray::fromStdString(canonical(value));
}

//! A property that only one side describes is taken as new or gone, not as what an open object let through before.
bool usesOnly(const JsonValue &value, const JsonValue &schema, const JsonValue &other)
{
    if (!value.object())
        return true;
    const JsonValue *own = schema.find("properties"), *theirs = other.find("properties");
    return std::all_of(value.object()->cbegin(), value.object()->cend(),
                       [&](const auto &member) { return (own && own->find(member.first)) || !theirs || !theirs->find(member.first); });
}

} // namespace

//! What the comparison calls compatible never refuses a value that was taken, nor gives one that was not to come: tried with random
//! schemas, changes and values, and a validator of its own.
class TestContractSoundness : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void compatible_requests_areStillTaken();
    void compatible_responses_wereToCome();
    void anything_withItself_isNoChange();
};

void TestContractSoundness::compatible_requests_areStillTaken()
{
    RandomSchema random(seed);
    int refused = 0;
    for (int i = 0; i < rounds(); ++i) {
        const JsonValue before = random.schema(0), after = change(random, before, 1 + i % 3);
        const bool silent = isSilent(compare(withRequest(textOf(before)), withRequest(textOf(after))));
        for (int j = 0; j < 12; ++j) {
            const JsonValue value = random.value(before);
            if (!isValid(value, before) || isValid(value, after) || !usesOnly(value, before, after))
                continue;
            ++refused;
            QVERIFY2(!silent, QByteArray("round " + QByteArray::number(i) + ": " + textOf(before) + "\n -> " + textOf(after) + "\n " + textOf(value)).constData());
        }
    }
    QVERIFY(refused > rounds() / 10); // the random cases reach what they are for
}

void TestContractSoundness::compatible_responses_wereToCome()
{
    RandomSchema random(seed + 1);
    int unexpected = 0;
    for (int i = 0; i < rounds(); ++i) {
        const JsonValue before = random.schema(0), after = change(random, before, 1 + i % 3);
        const bool silent = isSilent(compare(withResponse(textOf(before)), withResponse(textOf(after))));
        for (int j = 0; j < 12; ++j) {
            const JsonValue value = random.value(after);
            if (!isValid(value, after) || isValid(value, before) || !usesOnly(value, after, before))
                continue;
            ++unexpected;
            QVERIFY2(!silent, QByteArray("round " + QByteArray::number(i) + ": " + textOf(before) + "\n -> " + textOf(after) + "\n " + textOf(value)).constData());
        }
    }
    QVERIFY(unexpected > rounds() / 10);
}

void TestContractSoundness::anything_withItself_isNoChange()
{
    RandomSchema random(seed + 2);
    for (int i = 0; i < rounds() / 4; ++i) {
        const QByteArray schema = textOf(random.schema(0));
        const Comparison comparison = compare(withRequest(schema), withRequest(schema));
        QVERIFY2(comparison.changes.empty(), schema.constData());
    }
}

QTEST_GUILESS_MAIN(TestContractSoundness)
#include "tst_contractsoundness.moc"
