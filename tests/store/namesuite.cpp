// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the store's suite that is about what names stood for.
#include "store/storesuite.h"

#include "store/storefixture.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

//! "a 10.0.0.1 10.0.0.2 at 60, b at 60"
QString textOf(const Result<QList<NameAnswer>> &answers)
{
    if (!answers)
        return answers.error().toText();
    QStringList parts;
    for (const NameAnswer &answer : *answers) {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(answer.at - at(0)).count();
        parts.append((QStringList{answer.host} + answer.addresses + QStringList{u"at"_s, QString::number(seconds)}).join(u' '));
    }
    return parts.join(u", "_s);
}

} // namespace

void StoreSuite::names_answeredAndChanged_areAsOfASnapshot()
{
    const StoreOpener opener = freshStore();
    Result<std::unique_ptr<Store>> opened = opener();
    VERIFY_OK(opened);
    Store &store = **opened;
    QCOMPARE(textOf(store.names(0)), QString());
    const SnapshotId first = store.beginSnapshot(u"e"_s, at(10)).value();
    VERIFY_OK(store.keepNames(first, {{u"b.example"_s, {u"10.0.0.1"_s, u"10.0.0.2"_s}, {}}, {u"a.example"_s, {}, {}}}));
    const SnapshotId second = store.beginSnapshot(u"e"_s, at(20)).value();
    const SnapshotId third = store.beginSnapshot(u"e"_s, at(30)).value();
    VERIFY_OK(store.keepNames(third, {{u"b.example"_s, {u"10.0.0.1"_s, u"10.0.0.2"_s}, {}}, {u"a.example"_s, {u"10.0.0.3"_s}, {}}}));
    QCOMPARE(textOf(store.names(first)), u"a.example at 10, b.example 10.0.0.1 10.0.0.2 at 10"_s);
    QCOMPARE(textOf(store.names(second)), u"a.example at 10, b.example 10.0.0.1 10.0.0.2 at 20"_s);
    QCOMPARE(textOf(store.names(third)), u"a.example 10.0.0.3 at 30, b.example 10.0.0.1 10.0.0.2 at 30"_s);
    VERIFY_OK(store.keepNames(third, {{u"a.example"_s, {}, {}}})); // asked again within one sync
    QCOMPARE(textOf(store.names(third)), u"a.example at 30, b.example 10.0.0.1 10.0.0.2 at 30"_s);
}

void StoreSuite::names_ofAnOlderSnapshot_changeNothing()
{
    const StoreOpener opener = freshStore();
    Result<std::unique_ptr<Store>> opened = opener();
    VERIFY_OK(opened);
    Store &store = **opened;
    const SnapshotId older = store.beginSnapshot(u"e"_s, at(10)).value();
    const SnapshotId newer = store.beginSnapshot(u"e"_s, at(20)).value();
    VERIFY_OK(store.keepNames(newer, {{u"a.example"_s, {u"10.0.0.2"_s}, {}}}));
    VERIFY_OK(store.keepNames(older, {{u"a.example"_s, {u"10.0.0.1"_s}, {}}}));
    QCOMPARE(textOf(store.names(newer)), u"a.example 10.0.0.2 at 20"_s);
    QCOMPARE(textOf(store.names(older)), QString());
}

} // namespace bulkhead
