// SPDX-License-Identifier: GPL-3.0-or-later
// Editors that fall into a trap of Kong's: the suite finds each of them.
#include "contract/kongbench.h"

#include <QCoroTask>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::promotion;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Row = JsonValue::Object;

//! The real editor but for its writes.
class NaiveEditor final : public GatewayEditor
{
public:
    enum class Fault {
        None,
        PutsWhatChanged,    //!< PUT turns back what is not sent
        PutsWithoutBinding, //!< a policy without a reference is everybody's
        TrustsIfMatch,      //!< 412 is taken for "nothing written"
        SendsMarks,
        ComparesNothing,
        LetsKongChooseIds,
        PutsMarks           //!< what is shown is sent as it is
    };

    NaiveEditor(std::unique_ptr<GatewayEditor> real, QUrl url, Fault fault)
        : m_real(std::move(real))
        , m_url(std::move(url))
        , m_fault(fault)
    {
    }
    [[nodiscard]] StepGuard guard() const override { return m_real->guard(); }
    QCoro::Task<Result<NativeClosure>> closure(std::vector<std::string> deployments) override { return m_real->closure(std::move(deployments)); }
    [[nodiscard]] Result<NativeObject> placed(NativeObject mapped) const override { return m_real->placed(std::move(mapped)); }
    QCoro::Task<Result<StepSight>> look(PlanStep step) override { return m_real->look(std::move(step)); }
    void cancel() override { m_real->cancel(); }
    QCoro::Task<Result<void>> write(PlanStep step) override
    {
        if (m_fault == Fault::None) {
            const auto written = co_await m_real->write(step);
            co_return written;
        }
        if (m_fault != Fault::ComparesNothing && m_fault != Fault::TrustsIfMatch) {
            const auto sight = co_await m_real->look(step);
            if (!sight)
                co_return sight.error();
            if (*sight != StepSight::Before)
                co_return Error{Error::Kind::Conflict, {}, u"changed"_s, {}, {}};
        }
        const int status = send(step);
        if (status == 412)
            co_return Error{Error::Kind::Conflict, {}, u"changed"_s, {}, {}};
        co_return status < 300 ? Result<void>() : Result<void>(Error{Error::Kind::Protocol, {}, QString::number(status), {}, {}});
    }

private:
    int send(const PlanStep &step) const
    {
        const QString collection = u'/' + QString::fromStdString(step.ref.collection), path = collection + u'/' + QString::fromStdString(step.ref.id);
        if (step.action == StepAction::Delete)
            return httpAsk(m_url, "DELETE", path).status;
        const KongObject now = object(step, path);
        const auto whole = kongWhole(step, now.id.empty() ? nullptr : &now, {});
        Row body = whole && m_fault != Fault::SendsMarks && m_fault != Fault::PutsMarks ? *whole->object() : *step.after.object();
        const bool isChange = step.action == StepAction::Change;
        QByteArray verb = isChange ? "PATCH" : "PUT";
        if (m_fault == Fault::PutsWhatChanged && isChange) {
            verb = "PUT";
            std::erase_if(body, [&](const auto &member) {
                const JsonValue *before = step.before.find(member.first);
                return before != nullptr && *before == member.second && member.first != "name" && member.first != "host";
            });
        }
        if (m_fault == Fault::PutsMarks)
            verb = "PUT";
        if (m_fault == Fault::PutsWithoutBinding && step.ref.collection == "plugins") {
            verb = "PUT";
            body.erase("service");
            body.erase("route");
        }
        if (m_fault == Fault::LetsKongChooseIds && !isChange)
            return httpAsk(m_url, "POST", collection, QByteArray::fromStdString(canonical(body))).status;
        return httpAsk(m_url, verb, path, QByteArray::fromStdString(canonical(body)), m_fault == Fault::TrustsIfMatch && isChange ? "\"a-tag\"" : "").status;
    }
    [[nodiscard]] KongObject object(const PlanStep &step, const QString &path) const
    {
        const HttpAnswer answer = httpAsk(m_url, "GET", path);
        KongObjects objects(benchFingerprinter());
        return answer.status == 200 ? objects.object(*kongTableOf(step.ref.collection), answer.json(), {}).value_or(KongObject()) : KongObject();
    }

    std::unique_ptr<GatewayEditor> m_real;
    QUrl m_url;
    Fault m_fault;
};

using Fault = NaiveEditor::Fault;

class NaiveBench final : public KongBench
{
public:
    NaiveBench(Story story, Fault fault)
        : KongBench(story)
        , m_fault(fault)
    {
    }
    std::unique_ptr<GatewayEditor> editor(Side side, const QUrl &via) override
    {
        auto real = KongBench::editor(side, via);
        if (side == Side::Source)
            return real;
        return std::make_unique<NaiveEditor>(std::move(real), via.isEmpty() ? url(side) : via, m_fault);
    }

private:
    Fault m_fault;
};

using Check = QString (EditorChecks::*)();

} // namespace

Q_DECLARE_METATYPE(Fault)
Q_DECLARE_METATYPE(Check)

class TestKongMutants : public QObject
{
    Q_OBJECT
private slots:
    void suite_plantedFault_isFound_data();
    void suite_plantedFault_isFound();
};

void TestKongMutants::suite_plantedFault_isFound_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Check>("check");
    QTest::newRow("omitted members are turned back") << Fault::PutsWhatChanged << &EditorChecks::stepsDoWhatTheySay;
    QTest::newRow("a policy loses what it is bound to") << Fault::PutsWithoutBinding << &EditorChecks::stepsDoWhatTheySay;
    QTest::newRow("412 is believed") << Fault::TrustsIfMatch << &EditorChecks::editBehindIsConflict;
    QTest::newRow("marks are sent") << Fault::SendsMarks << &EditorChecks::writeSendsNoMark;
    QTest::newRow("marks take the place of secrets") << Fault::PutsMarks << &EditorChecks::targetKeepsItsSecrets;
    QTest::newRow("nothing is compared") << Fault::ComparesNothing << &EditorChecks::editBehindIsConflict;
    QTest::newRow("nothing is compared with what is new") << Fault::ComparesNothing << &EditorChecks::secondWriteIsConflict;
    QTest::newRow("ids are Kong's") << Fault::LetsKongChooseIds << &EditorChecks::stepsDoWhatTheySay;
}

void TestKongMutants::suite_plantedFault_isFound()
{
    if (!KongBench::live().isEmpty() || KongBench::isHalfLive())
        QSKIP("faults are planted on the fake only");
    QFETCH(Fault, fault);
    QFETCH(Check, check);
    NaiveBench broken(EditorBench::Story::Changed, fault);
    EditorChecks brokenChecks(broken);
    const QString problem = (brokenChecks.*check)();
    QVERIFY2(!problem.isEmpty(), "the fault is not found");
    qInfo("%s", qPrintable(problem.left(160).simplified()));
    NaiveBench sound(EditorBench::Story::Changed, Fault::None); // the same check finds nothing without it
    EditorChecks soundChecks(sound);
    const QString none = (soundChecks.*check)();
    QVERIFY2(none.isEmpty(), qPrintable(none));
}

QTEST_GUILESS_MAIN(TestKongMutants)
#include "tst_kong_mutants.moc"
