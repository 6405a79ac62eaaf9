// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan shares with other APIs of the target: it is seen when the plan is made, and again whenever the target is compared with that.
#include "promotion/buildplan.h"
#include "usecases/targetobjects.h"

#include <QCoroTask>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace Qt::StringLiterals;

namespace {

NativeObject object(const std::string &id, const std::string &part, int value)
{
    NativeObject made;
    made.ref = {"things", id};
    made.part = part;
    made.body = JsonValue::Object{{"value", value}};
    return made;
}

//! A gateway with objects of one API, and others that it may share.
class SharingEditor final : public GatewayEditor
{
public:
    std::vector<NativeObject> own, others;
    std::optional<Error> broken; //!< what reading beside the closure gives
    int asked = 0;

    [[nodiscard]] StepGuard guard() const override { return StepGuard::Compare; }
    QCoro::Task<Result<NativeClosure>> closure(std::vector<std::string>) override
    {
        NativeClosure closure;
        closure.objects = own;
        co_return closure;
    }
    QCoro::Task<Result<std::vector<NativeObject>>> shared(std::vector<NativeObject> wanted) override
    {
        return found([wanted](const NativeObject &other) {
            return std::any_of(wanted.begin(), wanted.end(), [&](const NativeObject &one) { return one.part == other.part; });
        });
    }
    QCoro::Task<Result<std::vector<NativeObject>>> objects(std::vector<ObjectRef> refs) override
    {
        return found([refs](const NativeObject &other) { return std::find(refs.begin(), refs.end(), other.ref) != refs.end(); });
    }
    [[nodiscard]] Result<NativeObject> placed(NativeObject mapped) const override { return mapped; }
    QCoro::Task<Result<StepSight>> look(PlanStep) override { co_return StepSight::Other; }
    QCoro::Task<Result<void>> write(PlanStep) override { co_return Result<void>(); }
    void cancel() override { }

private:
    QCoro::Task<Result<std::vector<NativeObject>>> found(std::function<bool(const NativeObject &)> isIt)
    {
        ++asked;
        if (broken) {
            const Error error = *broken;
            co_return error;
        }
        std::vector<NativeObject> objects;
        std::copy_if(others.begin(), others.end(), std::back_inserter(objects), isIt);
        co_return objects;
    }
};

std::shared_ptr<SharingEditor> editorWith(std::vector<NativeObject> own, std::vector<NativeObject> others)
{
    auto editor = std::make_shared<SharingEditor>();
    editor->own = std::move(own);
    editor->others = std::move(others);
    return editor;
}

QString idsOf(const NativeClosure &closure)
{
    QStringList ids;
    for (const NativeObject &object : closure.objects)
        ids.append(QString::fromStdString(object.ref.id));
    return ids.join(u' ');
}

std::vector<SeenObject> seen(const std::vector<NativeObject> &objects)
{
    NativeClosure closure;
    closure.objects = objects;
    return seenIn(closure);
}

} // namespace

class TestTargetObjects : public QObject
{
    Q_OBJECT
private slots:
    void withShared_comesBehindTheApisOwn();
    void closureWith_readsWhatThePlanShared();
    void closureWith_ofWhatIsGone_isWithoutIt();
    void closureWith_nothingBeside_asksNothingMore();
    void reading_thatFails_isTheError();
};

void TestTargetObjects::withShared_comesBehindTheApisOwn()
{
    const auto editor = editorWith({}, {object("u1", "upstream", 1), object("u2", "another", 2)});
    NativeClosure target;
    target.objects = {object("s1", "service", 0)};
    const auto whole = QCoro::waitFor(withShared(editor, target, {object("here", "upstream", 1)}));
    QVERIFY(whole);
    QCOMPARE(idsOf(*whole), u"s1 u1"_s);
}

void TestTargetObjects::closureWith_readsWhatThePlanShared()
{
    const NativeObject service = object("s1", "service", 0), upstream = object("u1", "upstream", 1);
    const auto editor = editorWith({service}, {upstream, object("u2", "another", 2)});
    const auto whole = QCoro::waitFor(closureWith(editor, {"s1"}, seen({service, upstream})));
    QVERIFY(whole);
    QCOMPARE(seenIn(*whole), seen({service, upstream})); // so that nothing seems to have changed
    editor->others.front().body = JsonValue::Object{{"value", 7}};
    const auto changed = QCoro::waitFor(closureWith(editor, {"s1"}, seen({service, upstream})));
    QVERIFY(changed && seenIn(*changed) != seen({service, upstream}));
}

void TestTargetObjects::closureWith_ofWhatIsGone_isWithoutIt()
{
    const NativeObject service = object("s1", "service", 0), upstream = object("u1", "upstream", 1);
    const auto whole = QCoro::waitFor(closureWith(editorWith({service}, {}), {"s1"}, seen({service, upstream})));
    QVERIFY(whole);
    QCOMPARE(idsOf(*whole), u"s1"_s);
}

void TestTargetObjects::closureWith_nothingBeside_asksNothingMore()
{
    const NativeObject service = object("s1", "service", 0);
    const auto editor = editorWith({service}, {object("u1", "upstream", 1)});
    const auto whole = QCoro::waitFor(closureWith(editor, {"s1"}, seen({service})));
    QVERIFY(whole);
    QCOMPARE(idsOf(*whole), u"s1"_s);
    QCOMPARE(editor->asked, 0);
}

void TestTargetObjects::reading_thatFails_isTheError()
{
    const auto editor = editorWith({}, {});
    editor->broken = Error{.kind = Error::Kind::Connect, .place = u"kong-prd"_s, .what = u"no answer"_s, .hint = {}, .retryAfter = {}};
    const auto shared = QCoro::waitFor(withShared(editor, NativeClosure(), {}));
    QVERIFY(!shared && shared.error().kind == Error::Kind::Connect);
    const auto whole = QCoro::waitFor(closureWith(editor, {}, seen({object("u1", "upstream", 1)})));
    QVERIFY(!whole && whole.error().kind == Error::Kind::Connect);
}

QTEST_GUILESS_MAIN(TestTargetObjects)
#include "tst_targetobjects.moc"
