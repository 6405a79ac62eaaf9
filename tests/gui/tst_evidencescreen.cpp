// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guibench.h"
#include "gui/promotionbench.h"
#include "isolation/attestdialog.h"
#include "isolation/evidencedetails.h"
#include "isolation/evidencedialog.h"
#include "isolation/evidencelist.h"
#include "isolation/evidencepanel.h"
#include "isolation/exceptionlist.h"
#include "isolation/exceptionpanel.h"
#include "isolation/factgrid.h"
#include "isolation/findingpage.h"
#include "isolation/isolationpage.h"
#include "isolation/reasondialog.h"
#include "isolation/recordactions.h"
#include "presentation/formats.h"
#include "widgets/messagebar.h"
#include "widgets/searchfield.h"
#include "widgets/tableexport.h"
#include "widgets/tableview.h"

#include <QComboBox>
#include <QCryptographicHash>
#include <QDateEdit>
#include <QFile>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;
using Kind = RecordDecisions::Kind;

namespace {

constexpr int patience = 60000;
const QByteArray rawBytes = "the export of the network inventory";

//! Starts as the desk's own, and goes on only where a test moves it.
class MovedClock final : public Clock
{
public:
    [[nodiscard]] UtcTime now() const override { return UtcTime(std::chrono::milliseconds(m_time.load())); }
    void set(UtcTime time) { m_time = time.time_since_epoch().count(); }

private:
    std::atomic<qint64> m_time{QDateTime::currentMSecsSinceEpoch()};
};

QByteArray text(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODate).toUtf8();
}

} // namespace

//! Evidence and attestations on the Isolation screen, in the whole program with people who have keys. leila and jonas are admins.
class TestEvidenceScreen : public QObject
{
    Q_OBJECT
    std::unique_ptr<PromotionBench> m_bench;
    std::shared_ptr<MovedClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] ConsoleSession &session() const { return m_bench->console().session(); }
    [[nodiscard]] EvidenceSession &evidence() const { return m_bench->console().evidence(); }
    [[nodiscard]] IsolationPage &isolation() const { return *m_bench->find<IsolationPage>(); }
    [[nodiscard]] EvidenceList &list() const { return *m_bench->find<EvidenceList>(); }
    [[nodiscard]] QAbstractItemModel &rows() const { return *list().table()->model(); }
    [[nodiscard]] EvidenceRow row(int at) const { return rows().index(at, 0).data(EvidenceTable::RowRole).value<EvidenceRow>(); }
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_bench->find<Widget>(name);
    }
    [[nodiscard]] bool isJudged() const
    {
        return QTest::qWaitFor([this] { return session().isolation() && session().isolation()->catalog == session().view() && !session().isJudging() && !session().isLoading(); }, patience);
    }
    //! The one that is offered now; a new one shows itself when its layout did.
    [[nodiscard]] Button *button(const QWidget &place, const QString &name) const
    {
        Button *found = nullptr;
        (void)QTest::qWaitFor([&] {
            for (Button *one : place.findChildren<Button *>(name))
                found = one->isHidden() ? found : one;
            return found != nullptr;
        }, 1000);
        return found;
    }
    [[nodiscard]] bool signIn(const QString &person) const
    {
        return m_bench->signIn(person) && QTest::qWaitFor([&] { return evidence().acting().person == person; }, patience);
    }
    //! The one dialog that asks once more; nothing is recorded before its action is pressed.
    [[nodiscard]] bool signOnceMore() const
    {
        auto *once = find<ReasonDialog>(u"reasonDialog"_s);
        if (once == nullptr)
            return false;
        const auto before = evidence().records();
        QSignalSpy recorded(&evidence(), &EvidenceSession::recorded), failed(&evidence(), &EvidenceSession::failed);
        once->action()->click();
        const bool isThere = QTest::qWaitFor([&] { return recorded.count() > 0 || failed.count() > 0; }, patience);
        if (!failed.isEmpty())
            qInfo() << failed.first().first().value<Error>().toText();
        return isThere && failed.isEmpty() && QTest::qWaitFor([&] { return evidence().records() != before; }, patience) && QTest::qWaitFor([&] { return find<ReasonDialog>(u"reasonDialog"_s) == nullptr; })
            && isJudged();
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    [[nodiscard]] QByteArray envelope(const QByteArray &control, bool hasDigest = true, const QByteArray &unit = "network:sbx") const
    {
        const QByteArray digest = QCryptographicHash::hash(rawBytes, QCryptographicHash::Sha256).toHex();
        return "control: " + control + "\npair: sandbox-eu:production-eu\nsource: network inventory\ncollector: export 3.2\nquery: networks --all\nstarted_at: " + text(m_clock->now() - std::chrono::minutes(3))
            + "\nfinished_at: " + text(m_clock->now() - std::chrono::minutes(2)) + "\nexpected: 1\nreceived: 1\n" + (hasDigest ? "sha256: " + digest + "\n" : QByteArray())
            + "units:\n  - {unit: '" + unit + "', verdict: pass, detail: no peering}\n";
    }
    //! Brings it in as leila; the dialogs are gone when it stands in the list.
    [[nodiscard]] bool bringIn(const QByteArray &control, const QByteArray &unit = "network:sbx") const
    {
        if (!signIn(u"leila.haddad"_s))
            return false;
        QSignalSpy read(&evidence(), &EvidenceSession::evidenceRead);
        list().bringIn();
        auto *dialog = find<EvidenceDialog>(u"evidenceDialog"_s);
        if (dialog == nullptr || dialog->action()->isEnabled())
            return false;
        dialog->choose(write(u"envelope.yaml"_s, envelope(control, true, unit)));
        if (!QTest::qWaitFor([&] { return read.count() > 0 && dialog->action()->isEnabled(); }, patience))
            return false;
        dialog->action()->click();
        return signOnceMore() && QTest::qWaitFor([&] { return find<EvidenceDialog>(u"evidenceDialog"_s) == nullptr; });
    }
    //! Attests a control by the form, on the evidence there is.
    [[nodiscard]] bool attest(const QString &control, const QString &person) const
    {
        if (!signIn(person))
            return false;
        list().attest();
        auto *dialog = find<AttestDialog>(u"attestDialog"_s);
        if (dialog == nullptr || dialog->action()->isEnabled()) // nothing is stated yet
            return false;
        auto *choice = find<QComboBox>(u"attestControl"_s);
        choice->setCurrentIndex(choice->findData(control));
        find<QPlainTextEdit>(u"attestStatement"_s)->setPlainText(u"I looked, and it holds."_s);
        dialog->action()->click();
        return signOnceMore() && QTest::qWaitFor([&] { return find<AttestDialog>(u"attestDialog"_s) == nullptr; });
    }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_bench = std::make_unique<PromotionBench>();
        m_bench->addPerson(u"jonas.ferrer"_s, {u"admin"_s});
        m_clock = std::make_shared<MovedClock>();
        QVERIFY(m_bench->start(u"en"_s, m_clock));
        QVERIFY(isJudged());
        m_bench->window().showScreen(Screen::Isolation);
        isolation().showTab(IsolationPage::Tab::Evidence);
    }
    void cleanup() { m_bench.reset(); }

    void evidence_broughtIn_isReadBeforeItIsSigned();
    void evidence_ofAWrongFile_saysWhatIsWrongAndWhere();
    void evidence_withoutDigest_takesThatOfTheRawBytes();
    void evidence_withdrawn_saysSo();
    void attestation_ofACriticalControl_waitsForASecondSignature();
    void attestation_onTheFinding_isAskedForThere();
    void attestation_renewed_takesItsWordsOver();
    void attestation_ofSomeApis_leavesTheOthersOut();
    void testReport_namesThePathsThatItTested();
    void nobody_isToldWhoMay();
    void past_isReadOnlyAndShowsWhatWasKnown();
    void table_exported_isAsShown();
    void exception_expired_isNotOpenAndIsRenewedOnce();
};

void TestEvidenceScreen::evidence_broughtIn_isReadBeforeItIsSigned()
{
    QCOMPARE(rows().rowCount(), 0);
    QVERIFY(signIn(u"leila.haddad"_s));
    list().bringIn();
    auto *dialog = find<EvidenceDialog>(u"evidenceDialog"_s);
    QVERIFY(dialog != nullptr && !dialog->action()->isEnabled());
    dialog->choose(write(u"envelope.yaml"_s, envelope("INF-03")));
    QVERIFY(QTest::qWaitFor([&] { return dialog->action()->isEnabled(); }, patience));
    const NamedFacts facts = find<FactGrid>(u"envelope"_s)->facts();
    const auto has = [&facts](const QString &value) { return std::any_of(facts.begin(), facts.end(), [&](const auto &fact) { return QString(fact.second).remove(Formats::breakHere).contains(value); }); };
    for (const QString &value : {u"INF-03"_s, u"network inventory"_s, u"networks --all"_s, u"export 3.2"_s, u"no peering"_s, QString::fromLatin1(QCryptographicHash::hash(rawBytes, QCryptographicHash::Sha256).toHex())})
        QVERIFY2(has(value), qPrintable(value));
    dialog->action()->click();
    QVERIFY(evidence().records()->evidence().empty()); // it asks once more
    QVERIFY(signOnceMore());
    QCOMPARE(rows().rowCount(), 1);
    QVERIFY(row(0).standing == RecordStanding::Valid);
    QCOMPARE(row(0).person(), u"leila.haddad"_s);
    // The check that follows takes it.
    const auto &controls = session().isolation()->report.pairs.front().result.controls;
    const auto decided = std::find_if(controls.begin(), controls.end(), [](const isolation::ControlResult &one) { return one.control == "INF-03"; });
    QVERIFY(decided != controls.end() && decided->verdict == isolation::Verdict::Pass);
}

void TestEvidenceScreen::evidence_ofAWrongFile_saysWhatIsWrongAndWhere()
{
    QVERIFY(signIn(u"leila.haddad"_s));
    list().bringIn();
    auto *dialog = find<EvidenceDialog>(u"evidenceDialog"_s);
    QVERIFY(dialog != nullptr);
    QSignalSpy refused(&evidence(), &EvidenceSession::readFailed), read(&evidence(), &EvidenceSession::evidenceRead);
    const auto said = [dialog] {
        QStringList words;
        for (const QLabel *label : dialog->findChildren<QLabel *>()) {
            if (label->isVisible())
                words << label->text();
        }
        return words.join(u' ');
    };
    dialog->choose(write(u"wrong.yaml"_s, "control: INF-03\nsource: a\nquerry: b\n"));
    QVERIFY(QTest::qWaitFor([&] { return refused.count() == 1; }, patience));
    QVERIFY2(said().contains(u"wrong.yaml:3"_s), qPrintable(said()));
    QVERIFY(!dialog->action()->isEnabled());
    dialog->choose(m_folder->filePath(u"is-not-there.json"_s));
    QVERIFY(QTest::qWaitFor([&] { return refused.count() == 2; }, patience));
    QVERIFY(said().contains(u"is-not-there.json"_s));
    // It reads, and the log would not take it: the envelope is shown with the reason.
    dialog->choose(write(u"control.yaml"_s, envelope("XYZ-99")));
    QVERIFY(QTest::qWaitFor([&] { return read.count() == 1; }, patience));
    QVERIFY2(said().contains(u"There is no control XYZ-99"_s), qPrintable(said()));
    QVERIFY(!dialog->action()->isEnabled());
    // And mended.
    dialog->choose(write(u"right.yaml"_s, envelope("INF-03")));
    QVERIFY(QTest::qWaitFor([&] { return dialog->action()->isEnabled(); }, patience));
    QVERIFY(!said().contains(u"XYZ-99"_s));
    QVERIFY(evidence().records()->evidence().empty());
}

void TestEvidenceScreen::evidence_withoutDigest_takesThatOfTheRawBytes()
{
    QVERIFY(signIn(u"priya.raman"_s)); // engineers bring evidence in
    list().bringIn();
    auto *dialog = find<EvidenceDialog>(u"evidenceDialog"_s);
    QVERIFY(dialog != nullptr);
    QSignalSpy read(&evidence(), &EvidenceSession::evidenceRead), refused(&evidence(), &EvidenceSession::readFailed);
    dialog->choose(write(u"envelope.yaml"_s, envelope("INF-03", false)));
    QVERIFY(QTest::qWaitFor([&] { return read.count() == 1; }, patience));
    QVERIFY(!dialog->action()->isEnabled());
    dialog->chooseRaw(write(u"raw.bin"_s, rawBytes));
    QVERIFY(QTest::qWaitFor([&] { return dialog->action()->isEnabled(); }, patience));
    dialog->action()->click();
    QVERIFY(signOnceMore());
    QCOMPARE(QByteArray::fromStdString(row(0).evidence->digest), QCryptographicHash::hash(rawBytes, QCryptographicHash::Sha256).toHex());
    QCOMPARE(row(0).evidence->bytes, rawBytes.size());
    // An envelope that names other bytes is refused.
    list().bringIn();
    dialog = find<EvidenceDialog>(u"evidenceDialog"_s);
    dialog->choose(write(u"envelope.yaml"_s, envelope("INF-03")));
    dialog->chooseRaw(write(u"other.bin"_s, "other bytes"));
    QVERIFY(QTest::qWaitFor([&] { return refused.count() == 1; }, patience));
    QVERIFY(!dialog->action()->isEnabled());
}

void TestEvidenceScreen::evidence_withdrawn_saysSo()
{
    QVERIFY(bringIn("INF-03"));
    Button *withdraw = button(*list().details(), u"evidence%1"_s.arg(static_cast<int>(Kind::Withdraw)));
    QVERIFY(withdraw != nullptr && withdraw->isEnabled());
    withdraw->click();
    auto *once = find<ReasonDialog>(u"reasonDialog"_s);
    QVERIFY(once != nullptr && !once->action()->isEnabled()); // says why
    find<QPlainTextEdit>(u"reasonText"_s)->setPlainText(u"it was of another network"_s);
    QVERIFY(signOnceMore());
    QVERIFY(row(0).standing == RecordStanding::Withdrawn);
    QVERIFY(list().details()->words().contains(u"Withdrawn"_s));
    QVERIFY(button(*list().details(), u"evidence%1"_s.arg(static_cast<int>(Kind::Withdraw))) == nullptr);
}

void TestEvidenceScreen::attestation_ofACriticalControl_waitsForASecondSignature()
{
    QVERIFY(bringIn("DAT-01"));
    QVERIFY(attest(u"DAT-01"_s, u"jonas.ferrer"_s));
    QCOMPARE(rows().rowCount(), 2);
    QVERIFY(row(0).attestation && row(0).standing == RecordStanding::Waiting);
    QCOMPARE(row(0).attestation->evidence.size(), std::size_t(1)); // of the control: chosen to begin with
    list().table()->setCurrentIndex(rows().index(0, 0));
    const QString name = u"evidence%1"_s.arg(static_cast<int>(Kind::CounterSign));
    Button *sign = button(*list().details(), name);
    QVERIFY(sign != nullptr && !sign->isEnabled()); // who attests does not sign second
    QVERIFY(list().details()->actions()->reasons().contains(u"Somebody else signs second"_s));
    QVERIFY(signIn(u"tomasz.wilk"_s));
    QVERIFY(QTest::qWaitFor([&] { return button(*list().details(), name) != nullptr && button(*list().details(), name)->isEnabled(); }, patience));
    button(*list().details(), name)->click();
    const auto *quoted = find<QLabel>(u"quoted"_s);
    QVERIFY(quoted != nullptr && quoted->text() == u"I looked, and it holds."_s);
    QVERIFY(signOnceMore());
    const int at = row(0).attestation ? 0 : 1;
    QVERIFY(row(at).standing == RecordStanding::Valid);
    QCOMPARE(row(at).attestation->counterSigner, u"tomasz.wilk"_s);
    QVERIFY(button(*list().details(), name) == nullptr || list().table()->currentIndex().row() != at);
}

void TestEvidenceScreen::attestation_onTheFinding_isAskedForThere()
{
    QVERIFY(bringIn("GOV-09"));
    m_bench->window().showScreen(Screen::Isolation, u"?control=GOV-09"_s);
    auto *panel = m_bench->find<EvidencePanel>();
    QVERIFY(panel->isVisible());
    QVERIFY(QTest::qWaitFor([&] { return panel->words().contains(u"leila.haddad"_s); }, patience));
    Button *attest = button(*panel, u"panelAttest"_s);
    QVERIFY(attest != nullptr && attest->isEnabled());
    attest->click();
    QCOMPARE(find<QComboBox>(u"attestControl"_s)->currentData().toString(), u"GOV-09"_s);
    auto *until = find<QDateEdit>(u"attestUntil"_s);
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock->now().time_since_epoch().count(), Qt::UTC).date();
    QCOMPARE(until->date(), until->maximumDate());
    QCOMPARE(today.daysTo(until->maximumDate()), 364); // of the 365 that the severity allows, whole days
    find<QPlainTextEdit>(u"attestStatement"_s)->setPlainText(u"Reviewed in November."_s);
    find<AttestDialog>(u"attestDialog"_s)->action()->click();
    QVERIFY(signOnceMore());
    QVERIFY(QTest::qWaitFor([&] { return panel->words().contains(u"Attested by leila.haddad"_s); }, patience));
    button(*panel, u"panelShowAll"_s)->click();
    QCOMPARE(rows().rowCount(), 2);
    // A control that only a machine decides has no place for it.
    const QList<isolation::Control> controls = session().isolation()->controls.controls();
    const auto byMachine = std::find_if(controls.begin(), controls.end(), [](const isolation::Control &one) { return one.method == isolation::Method::Automatic && one.also.isEmpty(); });
    QVERIFY(byMachine != controls.end());
    m_bench->window().showScreen(Screen::Isolation, u"?control="_s + byMachine->id);
    QCOMPARE(isolation().finding()->control(), byMachine->id);
    QVERIFY(!panel->isVisible());
}

void TestEvidenceScreen::attestation_renewed_takesItsWordsOver()
{
    QVERIFY(bringIn("GOV-09"));
    QVERIFY(attest(u"GOV-09"_s, u"leila.haddad"_s));
    const int at = row(0).attestation ? 0 : 1;
    const std::string first = row(at).id();
    list().table()->setCurrentIndex(rows().index(at, 0));
    Button *renew = button(*list().details(), u"evidence%1"_s.arg(static_cast<int>(Kind::Renew)));
    QVERIFY(renew != nullptr && renew->isEnabled());
    renew->click();
    QCOMPARE(find<QPlainTextEdit>(u"attestStatement"_s)->toPlainText(), u"I looked, and it holds."_s);
    QCOMPARE(find<QComboBox>(u"attestControl"_s)->currentData().toString(), u"GOV-09"_s);
    find<AttestDialog>(u"attestDialog"_s)->action()->click();
    QVERIFY(signOnceMore());
    QCOMPARE(evidence().records()->attestations().size(), std::size_t(2));
    QVERIFY(evidence().records()->attestations().front().id == first);
}

void TestEvidenceScreen::attestation_ofSomeApis_leavesTheOthersOut()
{
    QVERIFY(bringIn("GOV-09"));
    list().attest();
    auto *control = find<QComboBox>(u"attestControl"_s);
    control->setCurrentIndex(control->findData(u"GOV-09"_s));
    find<QPlainTextEdit>(u"attestStatement"_s)->setPlainText(u"Two of them."_s);
    find<QComboBox>(u"attestCovers"_s)->setCurrentIndex(1);
    auto *apis = find<QListWidget>(u"attestApis"_s);
    QVERIFY(apis->isVisible() && apis->count() > 3);
    auto *dialog = find<AttestDialog>(u"attestDialog"_s);
    for (int i = 0; i < apis->count(); ++i)
        apis->item(i)->setCheckState(Qt::Unchecked);
    QVERIFY(!dialog->action()->isEnabled());
    apis->item(0)->setCheckState(Qt::Checked);
    apis->item(2)->setCheckState(Qt::Checked);
    QVERIFY(dialog->action()->isEnabled());
    const int others = apis->count() - 2;
    dialog->action()->click();
    QVERIFY(signOnceMore());
    QVERIFY(row(0).standing == RecordStanding::ScopeGrown); // what it does not cover is unknown
    QCOMPARE(row(0).uncovered.size(), others);
    QCOMPARE(row(0).attestation->scope.size(), std::size_t(2));
}

void TestEvidenceScreen::testReport_namesThePathsThatItTested()
{
    QVERIFY(bringIn("GOV-08", "path:IDN-07"));
    list().attest();
    auto *control = find<QComboBox>(u"attestControl"_s);
    auto *tested = find<QListWidget>(u"attestTested"_s);
    control->setCurrentIndex(control->findData(u"GOV-09"_s));
    QVERIFY(!tested->isVisible()); // only of a test report
    control->setCurrentIndex(control->findData(u"GOV-08"_s));
    QVERIFY(tested->isVisible());
    QStringList ids;
    for (int i = 0; i < tested->count(); ++i)
        ids << tested->item(i)->data(Qt::UserRole).toString();
    QCOMPARE(ids, (QStringList{u"IDN-07"_s, u"DAT-07"_s}));
    tested->item(0)->setCheckState(Qt::Checked);
    find<QPlainTextEdit>(u"attestStatement"_s)->setPlainText(u"Tested by somebody else."_s);
    find<AttestDialog>(u"attestDialog"_s)->action()->click();
    QVERIFY(signOnceMore());
    QVERIFY(row(0).attestation->tested == std::vector<std::string>{"IDN-07"});
}

void TestEvidenceScreen::nobody_isToldWhoMay()
{
    for (const QString &name : {u"attest"_s, u"bringIn"_s}) {
        Button *one = button(list(), name);
        QVERIFY(one != nullptr && !one->isEnabled() && !one->toolTip().isEmpty());
    }
    const auto *start = find<RecordActions>(u"evidenceStart"_s);
    const QString ofNobody = start->reasons();
    QVERIFY(!ofNobody.isEmpty());
    list().attest();
    list().bringIn();
    QVERIFY(find<AttestDialog>(u"attestDialog"_s) == nullptr && find<EvidenceDialog>(u"evidenceDialog"_s) == nullptr);
    QVERIFY(signIn(u"priya.raman"_s)); // an engineer brings evidence in and attests nothing
    QVERIFY(button(list(), u"bringIn"_s)->isEnabled());
    QVERIFY(!button(list(), u"attest"_s)->isEnabled());
    QVERIFY(start->reasons() != ofNobody && !start->reasons().isEmpty());
}

void TestEvidenceScreen::past_isReadOnlyAndShowsWhatWasKnown()
{
    const SnapshotId before = session().view()->snapshot->id;
    m_clock->set(m_clock->now() + std::chrono::hours(1));
    QVERIFY(bringIn("INF-03"));
    m_clock->set(m_clock->now() + std::chrono::hours(1));
    m_bench->editProduction(u"orders"_s);
    session().sync();
    QVERIFY(QTest::qWaitFor([&] { return !session().isSyncing() && session().view()->snapshot->id != before; }, patience) && isJudged());
    QCOMPARE(rows().rowCount(), 1);
    session().showAsOf(before);
    QVERIFY(QTest::qWaitFor([&] { return session().view()->snapshot->id == before && !session().view()->isLatest; }, patience) && isJudged());
    QVERIFY(QTest::qWaitFor([this] { return rows().rowCount() == 0; }, patience)); // then nobody had brought it in
    for (const QString &name : {u"attest"_s, u"bringIn"_s})
        QVERIFY(!button(list(), name)->isEnabled());
    QVERIFY(find<RecordActions>(u"evidenceStart"_s)->reasons().contains(u"You look at the past"_s));
    list().bringIn();
    QVERIFY(find<EvidenceDialog>(u"evidenceDialog"_s) == nullptr);
    session().showAsOf(0);
    QVERIFY(QTest::qWaitFor([this] { return rows().rowCount() == 1 && button(list(), u"bringIn"_s)->isEnabled(); }, patience));
}

void TestEvidenceScreen::table_exported_isAsShown()
{
    QVERIFY(bringIn("INF-03"));
    QVERIFY(bringIn("OBS-01"));
    find<SearchField>(u"evidenceSearch"_s)->setText(u"obs-01"_s);
    QCOMPARE(rows().rowCount(), 1);
    const QString csv = TableExport::csv(rows());
    QVERIFY(csv.contains(u"OBS-01"_s) && !csv.contains(u"INF-03"_s));
    QVERIFY(csv.contains(u"leila.haddad"_s) && csv.contains(u"network inventory"_s) && csv.contains(u"Valid"_s));
    QVERIFY(list().table()->findChild<QAction *>(u"exportTable"_s) != nullptr);
}

void TestEvidenceScreen::exception_expired_isNotOpenAndIsRenewedOnce()
{
    auto *exceptions = m_bench->find<ExceptionList>();
    isolation().showTab(IsolationPage::Tab::Exceptions);
    // One finding, asked for by an engineer and approved.
    const isolation::PairReport &report = session().isolation()->report.pairs.front();
    const isolation::Control *control = nullptr;
    ExceptionWish wish;
    wish.pair = {report.result.sandbox, report.result.production};
    for (const isolation::ControlResult &result : report.result.controls) {
        const isolation::Control *one = session().isolation()->controls.find(QString::fromStdString(result.control));
        for (const isolation::UnitResult &unit : result.units) {
            if (control == nullptr && one->exceptionDays > 0 && unit.verdict == isolation::Verdict::Fail && one->severity != isolation::Severity::Critical) {
                control = one;
                wish.fingerprints = {QString::fromStdString(isolation::findingFingerprint(result.control, unit.unit))};
            }
        }
    }
    QVERIFY(control != nullptr);
    wish.reason = u"the split is planned"_s;
    wish.owner = u"priya.raman"_s;
    wish.risk = u"low"_s;
    const auto done = [this](const std::function<void()> &act) {
        QSignalSpy recorded(&evidence(), &EvidenceSession::recorded), failed(&evidence(), &EvidenceSession::failed);
        act();
        const bool isThere = QTest::qWaitFor([&] { return recorded.count() + failed.count() > 0; }, patience) && failed.isEmpty();
        if (!failed.isEmpty())
            qInfo() << failed.first().first().value<Error>().toText();
        return isThere && isJudged();
    };
    QVERIFY(signIn(u"priya.raman"_s));
    QVERIFY(done([&] { evidence().requestException(wish); }));
    QVERIFY(QTest::qWaitFor([this] { return evidence().records()->exceptions().size() == 1; }, patience));
    const QString id = QString::fromStdString(evidence().records()->exceptions().front().id);
    QVERIFY(signIn(u"tomasz.wilk"_s));
    QVERIFY(done([&] { evidence().approveException(id); }));
    QVERIFY(QTest::qWaitFor([&] { return exceptions->open() == 1; }, patience));

    m_clock->set(evidence().records()->exceptions().front().expires + std::chrono::hours(3));
    evidence().reload();
    QVERIFY(QTest::qWaitFor([&] { return exceptions->open() == 0; }, patience));
    QCOMPARE(exceptions->table()->model()->rowCount(), 1); // it is still there, told apart
    QCOMPARE(exceptions->table()->model()->index(0, 0).data().toString(), u"Expired"_s);

    QVERIFY(signIn(u"priya.raman"_s));
    const QString renewName = u"record%1"_s.arg(static_cast<int>(Kind::Renew));
    QVERIFY(QTest::qWaitFor([&] { return button(*exceptions, renewName) != nullptr && button(*exceptions, renewName)->isEnabled(); }, patience));
    button(*exceptions, renewName)->click();
    auto *dialog = find<FormDialog>(u"renewDialog"_s);
    QVERIFY(dialog != nullptr);
    auto *expires = find<QDateEdit>(u"renewExpires"_s);
    QVERIFY(expires->date() <= expires->maximumDate());
    QVERIFY(done([&] { dialog->action()->click(); }));
    QVERIFY(QTest::qWaitFor([&] { return exceptions->open() == 1 && exceptions->table()->model()->rowCount() == 2; }, patience));
    const evidence::Exception renewal = evidence().records()->exceptions().back();
    QCOMPARE(QString::fromStdString(renewal.renews), id);
    QCOMPARE(renewal.reason, wish.reason); // left empty: the same
    // Once only.
    exceptions->table()->setCurrentIndex(exceptions->table()->model()->index(1, 0));
    QVERIFY(button(*exceptions, renewName) != nullptr && !button(*exceptions, renewName)->isEnabled());
    QVERIFY(exceptions->findChild<RecordActions *>()->reasons().contains(u"asked for already"_s));
}

QTEST_MAIN(TestEvidenceScreen)
#include "tst_evidencescreen.moc"
