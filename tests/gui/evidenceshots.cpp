// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoleapplication.h"
#include "demo/meridian/demopeople.h"
#include "gui/galleryshots.h"
#include "isolation/attestdialog.h"
#include "isolation/evidencedialog.h"
#include "isolation/evidencelist.h"
#include "isolation/exceptionlist.h"
#include "isolation/findingpage.h"
#include "isolation/isolationpage.h"
#include "widgets/tableview.h"

#include <QComboBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QTest>

namespace bulkhead::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120000;

bool isJudged(ConsoleApplication &console)
{
    return QTest::qWaitFor([&] {
        const auto judged = console.session().isolation();
        return judged && judged->catalog == console.session().view() && !console.session().isLoading() && !console.session().isJudging();
    }, patience);
}

//! The tab, as an admin of the bank sees it.
IsolationPage *showAs(ConsoleApplication &console, const QString &person, IsolationPage::Tab tab)
{
    auto *isolation = console.window()->findChild<IsolationPage *>();
    while (auto *open = console.window()->findChild<FormDialog *>()) // with those over it
        delete open;
    AuditSession &audit = console.auditSession();
    if (!person.isEmpty() && audit.acting().person != person) {
        audit.signIn(person, {u"file:history/"_s + person + u".key"_s, std::make_shared<const Secret>(std::string_view(demo::demoPassphrase))});
        (void)QTest::qWaitFor([&] { return console.evidence().acting().person == person; }, patience);
    }
    console.window()->showScreen(Screen::Isolation);
    (void)isJudged(console);
    emit isolation->finding()->backRequested();
    isolation->showTab(tab);
    // The last of the bank's thirty days is lived through.
    (void)QTest::qWaitFor([&] { return console.evidence().records() && console.evidence().records()->exceptions().size() >= 3; }, patience);
    (void)isJudged(console);
    return isolation;
}

EvidenceList *showEvidence(ConsoleApplication &console, const QString &person = u"leila.haddad"_s)
{
    return showAs(console, person, IsolationPage::Tab::Evidence)->findChild<EvidenceList *>();
}

void list(ConsoleApplication &console)
{
    EvidenceList *evidence = showEvidence(console);
    evidence->table()->setCurrentIndex(evidence->table()->model()->index(evidence->table()->model()->rowCount() - 1, 0));
}

void attestForm(ConsoleApplication &console)
{
    showEvidence(console)->attest();
    if (auto *control = console.window()->findChild<QComboBox *>(u"attestControl"_s))
        control->setCurrentIndex(control->findData(u"DAT-01"_s));
    if (auto *statement = console.window()->findChild<QPlainTextEdit *>(u"attestStatement"_s))
        statement->setPlainText(u"The sandbox holds made-up customers only; the masking job is the one way in."_s);
}

void attestOnceMore(ConsoleApplication &console)
{
    attestForm(console);
    console.window()->findChild<AttestDialog *>()->action()->click();
}

EvidenceDialog *readEnvelope(ConsoleApplication &console, const QByteArray &bytes)
{
    EvidenceList *evidence = showEvidence(console);
    QFile file(u"dashboards.yaml"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    file.close();
    evidence->bringIn();
    auto *dialog = console.window()->findChild<EvidenceDialog *>();
    bool isRead = false;
    const QObject guard;
    QObject::connect(&console.evidence(), &EvidenceSession::evidenceRead, &guard, [&isRead] { isRead = true; });
    QObject::connect(&console.evidence(), &EvidenceSession::readFailed, &guard, [&isRead] { isRead = true; });
    dialog->choose(u"dashboards.yaml"_s);
    (void)QTest::qWaitFor([&] { return isRead; }, patience);
    return dialog;
}

void envelope(ConsoleApplication &console)
{
    (void)readEnvelope(console, "control: OBS-01\npair: sandbox-eu:production-eu\nsource: dashboard server of Meridian\ncollector: dashboard export 2.4\n"
                                "query: search dashboards, folder payments\nstarted_at: 2026-11-23T08:31:00Z\nfinished_at: 2026-11-23T08:32:00Z\nexpected: 3\nreceived: 3\npages: 1\n"
                                "sha256: 4b1c5f0e9a7d23864b1c5f0e9a7d23864b1c5f0e9a7d23864b1c5f0e9a7d2386\nbytes: 48211\nkept_at: evidence share, 2026-11\nunits:\n"
                                "  - {unit: 'dashboard:payments-sandbox', verdict: pass, detail: fixed to the environment sandbox-eu}\n"
                                "  - {unit: 'dashboard:payments-production', verdict: pass, detail: fixed to the environment production-eu}\n"
                                "  - {unit: 'dashboard:latency-overview', verdict: warn, detail: one board for both}\n");
}

void wrongEnvelope(ConsoleApplication &console)
{
    (void)readEnvelope(console, "control: OBS-01\npair: sandbox-eu:production-eu\nsource: dashboard server of Meridian\nquerry: search dashboards\n");
}

void past(ConsoleApplication &console)
{
    (void)showEvidence(console);
    console.session().showAsOf(20);
    (void)QTest::qWaitFor([&] { return console.session().view() && !console.session().view()->isLatest; }, patience);
    (void)showEvidence(console);
}

void exceptionForm(ConsoleApplication &console)
{
    console.session().showAsOf(0);
    (void)QTest::qWaitFor([&] { return console.session().view() && console.session().view()->isLatest; }, patience);
    auto *exceptions = showAs(console, u"sofia.lind"_s, IsolationPage::Tab::Exceptions)->findChild<ExceptionList *>();
    for (Button *button : exceptions->findChildren<Button *>(u"record%1"_s.arg(static_cast<int>(RecordDecisions::Kind::Renew)))) {
        if (!button->isHidden())
            button->click();
    }
}

} // namespace

QList<Shot> evidenceShots()
{
    return {{u"evidence-list"_s, &list},         {u"evidence-attest"_s, &attestForm},      {u"evidence-attest-sign"_s, &attestOnceMore}, {u"evidence-envelope"_s, &envelope},
            {u"evidence-wrong"_s, &wrongEnvelope}, {u"evidence-past"_s, &past}, {u"evidence-renew"_s, &exceptionForm}};
}

} // namespace bulkhead::test
