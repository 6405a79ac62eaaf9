// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/guibench.h"
#include "gui/promotionbench.h"
#include "isolation/exceptionlist.h"
#include "isolation/exceptionpanel.h"
#include "isolation/findingpage.h"
#include "isolation/isolationpage.h"
#include "reports/boundaryfield.h"
#include "reports/differenceview.h"
#include "reports/frameworkpanel.h"
#include "reports/historyview.h"
#include "reports/optionspanel.h"
#include "reports/pageview.h"
#include "reports/previewpanel.h"
#include "reports/reportspage.h"
#include "reports/snapshotfield.h"
#include "widgets/button.h"
#include "widgets/formdialog.h"
#include "widgets/locknote.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QComboBox>
#include <QCryptographicHash>
#include <QFile>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 60000;
}

//! What is signed on the Isolation and Reports screens, in the whole program with people who have keys: exceptions and exports.
class TestSignedRecords : public QObject
{
    Q_OBJECT
    std::unique_ptr<PromotionBench> m_bench;

    [[nodiscard]] ConsoleSession &session() const { return m_bench->console().session(); }
    [[nodiscard]] IsolationPage &isolation() const { return *m_bench->find<IsolationPage>(); }
    [[nodiscard]] ReportsPage &reports() const { return *m_bench->find<ReportsPage>(); }
    [[nodiscard]] ExceptionPanel &panel() const { return *m_bench->find<ExceptionPanel>(); }
    template<typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_bench->find<Widget>(name);
    }
    [[nodiscard]] bool isJudged() const
    {
        return QTest::qWaitFor([this] { return session().isolation() && session().isolation()->catalog == session().view() && !session().isJudging() && !session().isLoading(); }, patience);
    }
    //! Opens a finding that can be accepted; false: there is none.
    [[nodiscard]] bool openAcceptable() const
    {
        const auto view = session().isolation();
        const isolation::PairReport &report = view->report.pairs.front();
        for (const isolation::ControlResult &result : report.result.controls) {
            const isolation::Control *control = view->controls.find(QString::fromStdString(result.control));
            for (const isolation::UnitResult &unit : result.units) {
                if (control->exceptionDays == 0 || unit.verdict != isolation::Verdict::Fail)
                    continue;
                FindingQuery query;
                query.control = control->id;
                query.fingerprint = QString::fromStdString(isolation::findingFingerprint(result.control, unit.unit));
                m_bench->window().showScreen(Screen::Isolation, query.toText());
                return isolation().finding()->isVisible();
            }
        }
        return false;
    }
    //! Fills the dialog and waits until the log has it.
    [[nodiscard]] bool askAs(const QString &person, const QString &owner) const
    {
        QSignalSpy recorded(&m_bench->console().evidence(), &EvidenceSession::recorded), failed(&m_bench->console().evidence(), &EvidenceSession::failed);
        if (!m_bench->signIn(person) || !QTest::qWaitFor([&] { return m_bench->console().evidence().acting().person == person; }))
            return false;
        panel().ask();
        auto *dialog = find<FormDialog>(u"exceptionDialog"_s);
        if (dialog == nullptr || dialog->action()->isEnabled()) // without a reason nothing can be asked for
            return false;
        find<QPlainTextEdit>(u"exceptionReason"_s)->setPlainText(u"the split is planned"_s);
        find<QComboBox>(u"exceptionOwner"_s)->setCurrentText(owner);
        dialog->action()->click();
        const bool isThere = QTest::qWaitFor([&] { return recorded.count() > 0 || failed.count() > 0; }, patience);
        if (!failed.isEmpty())
            qInfo() << failed.first().first().value<Error>().toText();
        return isThere && failed.isEmpty() && QTest::qWaitFor([&] { return find<FormDialog>(u"exceptionDialog"_s) == nullptr; });
    }
    [[nodiscard]] bool isPrepared() const
    {
        ReportSession &session = m_bench->console().reports();
        return QTest::qWaitFor([&] { return session.report() && session.report()->wish == reports().wish() && !session.isPreparing(); }, patience);
    }
    //! Writes the document of the screen to a file and waits until the log has it; nothing: it failed.
    [[nodiscard]] std::optional<SavedReport> exported(const QString &path) const
    {
        ReportSession &session = m_bench->console().reports();
        QSignalSpy saved(&session, &ReportSession::saved), failed(&session, &ReportSession::saveFailed);
        reports().exportTo(path);
        if (!QTest::qWaitFor([&] { return saved.count() + failed.count() > 0; }, patience) || saved.isEmpty())
            return std::nullopt;
        const auto done = saved.first().first().value<SavedReport>();
        const bool isListed = QTest::qWaitFor([&] { return session.history() && !session.history()->exports.isEmpty() && session.history()->exports.first().seq == done.seq; }, patience);
        return isListed ? std::optional(done) : std::nullopt;
    }
    //! Presses the button of the panel and signs.
    [[nodiscard]] bool approveAs(const QString &person) const
    {
        QSignalSpy recorded(&m_bench->console().evidence(), &EvidenceSession::recorded);
        if (!m_bench->signIn(person) || !QTest::qWaitFor([&] { return m_bench->console().evidence().acting().person == person; }))
            return false;
        if (!QTest::qWaitFor([this] { return approveButton() != nullptr && approveButton()->isEnabled(); })) // a new one shows itself later
            return false;
        approveButton()->click();
        auto *dialog = find<FormDialog>(u"reasonDialog"_s);
        if (dialog == nullptr)
            return false;
        dialog->action()->click();
        return QTest::qWaitFor([&] { return recorded.count() > 0; }, patience);
    }
    [[nodiscard]] Button *approveButton() const
    {
        for (Button *button : panel().findChildren<Button *>(u"exception%1"_s.arg(static_cast<int>(RecordDecisions::Kind::Approve)))) {
            if (!button->isHidden())
                return button;
        }
        return nullptr;
    }

private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        m_bench = std::make_unique<PromotionBench>();
        QVERIFY(m_bench->start());
        QVERIFY(isJudged());
    }
    void cleanup() { m_bench.reset(); }

    void exception_askedAndApproved_readsAcceptedAndStaysAFail();
    void exception_ofNobody_saysWhoMay();
    void report_exported_standsInLogAndHistory();
    void boundary_signedAndExported_isAVersionOfTheLog();
    void difference_ofTwoReadings_isExportedWithItsKind();
    void report_ofSomebodyWithoutTheRight_saysWhy();
};

void TestSignedRecords::exception_askedAndApproved_readsAcceptedAndStaysAFail()
{
    QVERIFY(openAcceptable());
    const isolation::PairScore figures = session().isolation()->report.pairs.front().result.score;
    QVERIFY(panel().words().startsWith(u"None."_s));
    QVERIFY(askAs(u"priya.raman"_s, u"priya.raman"_s));
    QVERIFY(QTest::qWaitFor([this] { return panel().words().contains(u"the split is planned"_s); }, patience));
    QVERIFY(panel().words().contains(u"Waits for approval"_s));
    // Who asked does not approve.
    QVERIFY(QTest::qWaitFor([this] { return approveButton() != nullptr; }));
    QVERIFY(!approveButton()->isEnabled());
    QVERIFY(!panel().findChild<LockNote *>()->reason().isEmpty());
    const QString control = isolation().finding()->control();
    const int needed = session().isolation()->controls.find(control)->severity == isolation::Severity::Critical ? 2 : 1;
    QVERIFY(approveAs(u"tomasz.wilk"_s));
    if (needed == 2)
        QVERIFY(QTest::qWaitFor([this] { return panel().words().contains(u"tomasz.wilk"_s); }, patience) && approveAs(u"ines.carvalho"_s));
    QVERIFY(QTest::qWaitFor([this] { return panel().words().startsWith(u"Accepted until"_s); }, patience));
    // The check that follows says so too, and no figure moves.
    QVERIFY(QTest::qWaitFor([this] { return !session().isolation()->report.pairs.front().accepted.empty(); }, patience));
    QVERIFY(session().isolation()->report.pairs.front().result.score == figures);
    auto *records = m_bench->find<ExceptionList>();
    QVERIFY(QTest::qWaitFor([records] { return records->open() == 1; }, patience));
    isolation().showTab(IsolationPage::Tab::Exceptions);
    QCOMPARE(records->table()->model()->rowCount(), 1);
    QVERIFY(!records->table()->model()->index(0, 0).data().toString().isEmpty());
}

void TestSignedRecords::exception_ofNobody_saysWhoMay()
{
    QVERIFY(openAcceptable());
    auto *ask = panel().findChild<Button *>(u"askException"_s);
    QVERIFY(ask != nullptr && !ask->isEnabled()); // nobody has signed in
    QVERIFY(!ask->toolTip().isEmpty());
    QVERIFY(!panel().findChild<LockNote *>()->reason().isEmpty());
    panel().ask();
    QVERIFY(find<FormDialog>(u"exceptionDialog"_s) == nullptr);
}

void TestSignedRecords::report_exported_standsInLogAndHistory()
{
    m_bench->window().showScreen(Screen::Reports, u"iso-27001-2022"_s);
    ReportSession &session = m_bench->console().reports();
    QVERIFY(QTest::qWaitFor([&] { return session.report() && session.report()->wish == reports().wish() && !session.isPreparing(); }, patience));
    QVERIFY(session.report()->pages.count > 3);
    QVERIFY(QTest::qWaitFor([&] { return reports().preview()->pages()->isRendered(); }, patience));
    QVERIFY(m_bench->signIn(u"leila.haddad"_s));
    QVERIFY(reports().options()->exportButton()->isEnabled());
    const QTemporaryDir folder;
    for (const auto &[form, suffix] : {std::pair(ReportForm::Pdf, u"pdf"_s), std::pair(ReportForm::Bundle, u"bundle"_s)}) {
        QSignalSpy saved(&session, &ReportSession::saved), failed(&session, &ReportSession::saveFailed);
        reports().options()->chooseForm(form);
        const QString path = folder.filePath(u"iso."_s + suffix);
        reports().exportTo(path);
        QVERIFY(QTest::qWaitFor([&] { return saved.count() + failed.count() > 0; }, patience));
        QVERIFY2(failed.isEmpty(), qPrintable(failed.isEmpty() ? QString() : failed.first().first().value<Error>().toText()));
        const auto done = saved.first().first().value<SavedReport>();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(form != ReportForm::Pdf || bytes.startsWith("%PDF-"));
        QCOMPARE(QString::fromStdString(done.digest), QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        QVERIFY(QTest::qWaitFor([&] { return session.history() && !session.history()->exports.isEmpty() && session.history()->exports.first().seq == done.seq; }, patience));
        QCOMPARE(session.history()->exports.first().person, u"leila.haddad"_s);
    }
    QCOMPARE(session.history()->exports.size(), 2);
    reports().openItem(u"?history"_s);
    QVERIFY(QTest::qWaitFor([this] { return reports().preview()->history()->table()->model()->rowCount() == 2; }));
}

void TestSignedRecords::boundary_signedAndExported_isAVersionOfTheLog()
{
    ReportSession &session = m_bench->console().reports();
    m_bench->window().showScreen(Screen::Reports, u"?boundary"_s);
    QVERIFY(isPrepared());
    QVERIFY(session.report()->boundary && session.report()->pages.count > 1);
    auto *field = reports().options()->boundary();
    QVERIFY(QTest::qWaitFor([&] { return field->signButton()->isVisible(); }, patience));
    QVERIFY(!field->signButton()->isEnabled()); // nobody has signed in
    QVERIFY(!find<LockNote>(u"boundaryLock"_s)->reason().isEmpty());
    QVERIFY(m_bench->signIn(u"leila.haddad"_s));
    QVERIFY(QTest::qWaitFor([&] { return field->signButton()->isEnabled(); }));
    QSignalSpy done(&session, &ReportSession::boundarySigned), failed(&session, &ReportSession::signFailed);
    field->signButton()->click();
    QVERIFY(QTest::qWaitFor([&] { return done.count() + failed.count() > 0; }, patience));
    QVERIFY2(failed.isEmpty(), qPrintable(failed.isEmpty() ? QString() : failed.first().first().value<Error>().toText()));
    QVERIFY(QTest::qWaitFor([&] { return field->isSigned(); }, patience));
    QCOMPARE(session.history()->versions.size(), 1);
    QCOMPARE(session.history()->versions.first().person, u"leila.haddad"_s);
    QCOMPARE(session.history()->versions.first().digest, session.report()->boundary->digest);
    const QTemporaryDir folder;
    QVERIFY(exported(folder.filePath(u"boundary.pdf"_s)));
    QCOMPARE(session.history()->exports.first().kind, ReportKind::Boundary);
    QCOMPARE(session.history()->exports.first().version, 1);
    QVERIFY(QFile::exists(folder.filePath(u"boundary.pdf"_s)));
}

void TestSignedRecords::difference_ofTwoReadings_isExportedWithItsKind()
{
    const SnapshotId first = session().view()->snapshot->id;
    m_bench->editProduction(u"orders"_s);
    session().sync();
    QVERIFY(QTest::qWaitFor([&] { return session().view()->snapshot->id > first; }, patience));
    QVERIFY(isJudged());
    m_bench->window().showScreen(Screen::Reports, u"?changes"_s);
    auto *snapshots = reports().options()->snapshots();
    QVERIFY(QTest::qWaitFor([&] { return snapshots->whyNot().isEmpty(); }, patience));
    snapshots->choose(first, session().view()->snapshot->id);
    reports().preview()->showTab(PreviewPanel::Tab::Contents);
    QVERIFY(isPrepared());
    const auto difference = m_bench->console().reports().report()->difference;
    QVERIFY(difference && difference->pairs.size() == std::size_t(session().estate().pairs.size()));
    QCOMPARE(reports().preview()->difference()->model()->difference(), difference);
    QVERIFY(m_bench->signIn(u"leila.haddad"_s));
    reports().options()->chooseForm(ReportForm::Json);
    const QTemporaryDir folder;
    QVERIFY(exported(folder.filePath(u"changes.json"_s)));
    const ReportExport newest = m_bench->console().reports().history()->exports.first();
    QCOMPARE(newest.kind, ReportKind::Difference);
    QCOMPARE(newest.since, first);
    QCOMPARE(newest.person, u"leila.haddad"_s);
}

void TestSignedRecords::report_ofSomebodyWithoutTheRight_saysWhy()
{
    m_bench->window().showScreen(Screen::Reports);
    QVERIFY(!reports().options()->exportButton()->isEnabled());
    const QString nobody = find<LockNote>(u"reportLock"_s)->reason();
    QVERIFY(!nobody.isEmpty());
    QVERIFY(m_bench->signIn(u"priya.raman"_s)); // an engineer
    QVERIFY(!reports().options()->exportButton()->isEnabled());
    QVERIFY(find<LockNote>(u"reportLock"_s)->reason() != nobody);
}

QTEST_MAIN(TestSignedRecords)
#include "tst_signedrecords.moc"
