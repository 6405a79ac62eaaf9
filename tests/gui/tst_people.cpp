// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/peoplebench.h"
#include "settings/peopletable.h"
#include "shell/commandpalette.h"
#include "shell/personbutton.h"
#include "widgets/locknote.h"
#include "widgets/messagebar.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

const QString passphrase = u"four quiet words here"_s;

//! No field of the program holds it.
bool isForgotten(const QString &text)
{
    for (const QWidget *widget : QApplication::allWidgets()) {
        const auto *edit = qobject_cast<const QLineEdit *>(widget);
        if (edit && edit->text().contains(text))
            return false;
    }
    return true;
}

void type(QLineEdit *edit, const QString &text)
{
    if (QWidget *names = QApplication::activePopupWidget())
        names->close();
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

} // namespace

//! People, keys and roles in the real window over a real log.
class TestPeople : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareApplication(); }
    void init()
    {
        // Dialogs and menus are windows of their own, of which the offscreen plugin says what it cannot do with them.
        QTest::failOnWarning(QRegularExpression(u"\\A(?!This plugin does not support)"_s));
        m_bench = std::make_unique<PeopleBench>();
    }
    void cleanup() { m_bench.reset(); }

    void logWithoutPeople_offersToBecomeAdmin();
    void becomeAdmin_withAFile_isSignedInAndRemembersThePlace();
    void add_person_showsTheKeyIdToCompareAndThePersonIsThere();
    void add_withoutTheRight_isLockedWithTheReason();
    void change_roles_grantsAndRevokes();
    void retire_lastAdmin_isRefusedWithTheReason();
    void retire_another_isGreyAtTheEnd();
    void replaceKey_ofAnother_isTheNewOne();
    void signIn_wrongPassphrase_saysSoAndTheRightOneSignsIn();
    void signIn_keyOfSomebodyElse_isRefused();
    void signOut_withPeopleThere_locksTheEstateButNotTheSync();
    void viewAs_auditor_readsOnlyAndSaysWhy();
    void rotate_ownKey_isProposedAtTheNextSignIn();
    void makeKey_beforeBeingAdded_givesFileAndKeyId();
    void policy_changedFile_isAcceptedBySignature();

private:
    QLineEdit *edit(const QString &name) const { return m_bench->inDialog<QLineEdit>(name); }
    QAbstractButton *action() const { return m_bench->inDialog<QAbstractButton>(u"dialogAction"_s); }
    QString note(const QString &name) const
    {
        const auto *note = m_bench->find<LockNote>(name);
        return note->isVisible() ? note->reason() : QString();
    }
    //! What went wrong in the dialog that is open.
    QString said() const
    {
        const QWidget *dialog = m_bench->openDialog();
        return dialog ? dialog->findChild<MessageBar *>()->sentence() : QString();
    }
    void openSignIn() const
    {
        m_bench->window().openSignIn();
        QVERIFY(edit(u"signInName"_s));
    }
    void chooseFile() const
    {
        const auto segments = m_bench->inDialog<QWidget>(u"keyWhere"_s)->findChildren<QAbstractButton *>();
        segments.last()->click();
    }
    QStringList shownPeople() const
    {
        QStringList names;
        for (const PersonFacts &person : m_bench->find<PeopleTable>(u"peopleTable"_s)->people())
            names.append(person.name);
        return names;
    }
    void select(const QString &person) const { m_bench->find<PeopleTable>(u"peopleTable"_s)->select(person); }

    std::unique_ptr<PeopleBench> m_bench;
};

void TestPeople::logWithoutPeople_offersToBecomeAdmin()
{
    const auto *person = m_bench->find<PersonButton>(u"person"_s);
    QCOMPARE(person->state(), u"not signed in"_s);
    m_bench->showPeople();
    QVERIFY(!m_bench->find<QWidget>(u"peopleTable"_s)->isVisible());
    bool isOffered = false;
    for (const auto *button : m_bench->gui().settings().findChildren<QAbstractButton *>())
        isOffered |= button->isVisible() && button->text() == u"Make my key and become admin…"_s;
    QVERIFY(isOffered);
    m_bench->gui().settings().showSection(SettingsSection::Gateways);
    QVERIFY(m_bench->button(u"addGateway"_s)->isEnabled()); // nobody has a right that others lack
}

void TestPeople::becomeAdmin_withAFile_isSignedInAndRemembersThePlace()
{
    m_bench->showPeople();
    for (auto *button : m_bench->gui().settings().findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text() == u"Make my key and become admin…"_s)
            button->click();
    }
    QVERIFY(edit(u"personName"_s));
    type(edit(u"personName"_s), u"ines carvalho"_s);
    QVERIFY(!action()->isEnabled());
    type(edit(u"personName"_s), u"ines.carvalho"_s);
    QCOMPARE(edit(u"keyEntry"_s)->text(), u"bulkhead-person/ines.carvalho"_s);
    QVERIFY(action()->isEnabled());
    chooseFile();
    const QString file = m_bench->file(u"ines.key"_s);
    type(edit(u"keyFile"_s), file);
    type(edit(u"passphrase"_s), passphrase);
    QVERIFY(!action()->isEnabled());
    QVERIFY(!action()->accessibleDescription().isEmpty());
    type(edit(u"passphraseAgain"_s), passphrase);
    QVERIFY(action()->isEnabled());
    action()->click();
    QVERIFY(isForgotten(passphrase));
    QTRY_COMPARE(m_bench->audit().roles(), QStringList{u"admin"_s});
    QTRY_VERIFY(!m_bench->openDialog());
    QTRY_COMPARE(shownPeople(), QStringList{u"ines.carvalho"_s});
    QCOMPARE(m_bench->find<PersonButton>(u"person"_s)->name(), u"ines.carvalho"_s);
    QCOMPARE(m_bench->find<PersonButton>(u"person"_s)->state(), u"admin"_s);
    const SignInChoice remembered{u"ines.carvalho"_s, u"file:"_s + file};
    QCOMPARE(m_bench->gui().preferences().signIn(), remembered);
    QVERIFY(QFile::exists(file));
}

void TestPeople::add_person_showsTheKeyIdToCompareAndThePersonIsThere()
{
    m_bench->begin(u"ines"_s);
    const QString card = m_bench->makeCard(u"tomasz"_s);
    m_bench->showPeople();
    QTRY_VERIFY(m_bench->button(u"addPerson"_s)->isEnabled());
    m_bench->button(u"addPerson"_s)->click();
    type(edit(u"personName"_s), u"INES"_s);
    QVERIFY(!action()->isEnabled()); // the same person in another spelling
    type(edit(u"personName"_s), u"tomasz"_s);
    m_bench->inDialog<QCheckBox>(u"role-approver"_s)->click();
    QVERIFY(!action()->isEnabled());
    type(edit(u"publicFile"_s), m_bench->gui().estatePath());
    QVERIFY(!action()->isEnabled()); // no key file
    type(edit(u"publicFile"_s), card);
    const QString shown = m_bench->inDialog<QLabel>(u"cardKeyId"_s)->text();
    QCOMPARE(QString(shown).remove(u' ').size(), 32);
    m_bench->inDialog<QAbstractButton>(u"where-approver"_s)->click();
    auto *scopes = m_bench->openDialog()->findChild<QMenu *>(u"scopes"_s);
    scopes->actions().last()->trigger();
    scopes->close();
    QVERIFY2(action()->isEnabled(), qPrintable(action()->accessibleDescription()));
    action()->click();
    QTRY_COMPARE(said(), QString());
    QTRY_VERIFY(!m_bench->openDialog());
    QTRY_COMPARE(shownPeople(), (QStringList{u"ines"_s, u"tomasz"_s}));
    const auto *key = m_bench->state().currentKey("tomasz");
    QCOMPARE(QString::fromStdString(key->key), QString(shown).remove(u' '));
    QCOMPARE(m_bench->state().rolesOf("tomasz"), std::vector<std::string>{"approver:production-eu"});
}

void TestPeople::add_withoutTheRight_isLockedWithTheReason()
{
    m_bench->begin(u"ines"_s);
    m_bench->add(u"tomasz"_s, {u"engineer"_s});
    m_bench->signIn(u"tomasz"_s);
    m_bench->showPeople();
    QVERIFY(!m_bench->button(u"addPerson"_s)->isEnabled());
    QVERIFY2(note(u"addNote"_s).contains(u"role admin"_s), qPrintable(note(u"addNote"_s)));
    QVERIFY(!m_bench->button(u"retire"_s)->isEnabled());
    m_bench->audit().signOut();
    QVERIFY2(note(u"addNote"_s).contains(u"Sign in"_s), qPrintable(note(u"addNote"_s)));
}

void TestPeople::change_roles_grantsAndRevokes()
{
    m_bench->begin(u"ines"_s);
    m_bench->add(u"tomasz"_s, {u"engineer"_s});
    m_bench->showPeople();
    select(u"ines"_s);
    QVERIFY(!m_bench->button(u"changeRoles"_s)->isEnabled()); // nobody changes their own
    select(u"tomasz"_s);
    m_bench->button(u"changeRoles"_s)->click();
    QVERIFY(!action()->isEnabled());
    m_bench->inDialog<QCheckBox>(u"role-engineer"_s)->click();
    m_bench->inDialog<QCheckBox>(u"role-auditor"_s)->click();
    action()->click();
    QTRY_COMPARE(m_bench->state().rolesOf("tomasz"), std::vector<std::string>{"auditor"});
    QTRY_VERIFY(!m_bench->openDialog());
}

void TestPeople::retire_lastAdmin_isRefusedWithTheReason()
{
    m_bench->begin(u"ines"_s);
    m_bench->showPeople();
    QTRY_VERIFY(m_bench->button(u"retire"_s)->isVisible());
    QVERIFY(!m_bench->button(u"retire"_s)->isEnabled());
    QVERIFY2(note(u"retireNote"_s).contains(u"last admin"_s), qPrintable(note(u"retireNote"_s)));
    m_bench->add(u"tomasz"_s, {u"admin"_s});
    select(u"ines"_s);
    QTRY_VERIFY(m_bench->button(u"retire"_s)->isEnabled());
    QCOMPARE(note(u"retireNote"_s), QString());
}

void TestPeople::retire_another_isGreyAtTheEnd()
{
    m_bench->begin(u"zoe"_s);
    m_bench->add(u"anna"_s, {u"engineer"_s});
    m_bench->showPeople();
    QCOMPARE(shownPeople(), (QStringList{u"anna"_s, u"zoe"_s}));
    select(u"anna"_s);
    m_bench->button(u"retire"_s)->click();
    action()->click();
    QTRY_COMPARE(shownPeople(), (QStringList{u"zoe"_s, u"anna"_s}));
    select(u"anna"_s);
    QVERIFY(!m_bench->button(u"retire"_s)->isVisible());
}

void TestPeople::replaceKey_ofAnother_isTheNewOne()
{
    m_bench->begin(u"ines"_s);
    m_bench->add(u"tomasz"_s, {u"engineer"_s});
    const std::string before = m_bench->state().currentKey("tomasz")->key;
    const QString card = m_bench->makeCard(u"tomasz-new"_s);
    m_bench->showPeople();
    select(u"tomasz"_s);
    m_bench->button(u"replaceKey"_s)->click();
    type(edit(u"publicFile"_s), m_bench->file(u"tomasz.pub"_s));
    QVERIFY(!action()->isEnabled()); // the key in use
    type(edit(u"publicFile"_s), card);
    action()->click();
    QTRY_VERIFY(m_bench->state().currentKey("tomasz")->key != before);
}

void TestPeople::signIn_wrongPassphrase_saysSoAndTheRightOneSignsIn()
{
    m_bench->begin(u"ines"_s);
    KeyPlace place;
    place.reference = u"file:"_s + m_bench->file(u"tomasz.key"_s);
    place.passphrase = std::make_shared<const Secret>(passphrase.toStdString());
    QSignalSpy made(&m_bench->audit(), &AuditSession::keyMade);
    m_bench->audit().makeKey(place, m_bench->file(u"tomasz.pub"_s));
    QVERIFY(made.wait(20000));
    m_bench->audit().addPerson(u"Tomasz"_s, {u"engineer"_s}, m_bench->file(u"tomasz.pub"_s));
    QTRY_VERIFY(m_bench->state().person("tomasz"));
    m_bench->audit().signOut();

    openSignIn();
    type(edit(u"signInName"_s), u"tomasz"_s);
    chooseFile();
    type(edit(u"keyFile"_s), m_bench->file(u"tomasz.key"_s));
    type(edit(u"passphrase"_s), u"not these words"_s);
    action()->click();
    QVERIFY(isForgotten(u"not these words"_s));
    auto *message = m_bench->openDialog()->findChild<MessageBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 20000);
    QVERIFY2(message->sentence().contains(u"passphrase"_s), qPrintable(message->sentence()));
    QVERIFY(!m_bench->audit().acting().isPerson());
    QCOMPARE(m_bench->openDialog()->focusWidget(), edit(u"passphrase"_s));
    QTest::keyClicks(edit(u"passphrase"_s), passphrase);
    action()->click();
    QVERIFY(isForgotten(passphrase));
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->audit().acting().person, u"Tomasz"_s, 20000);
    QTRY_VERIFY(!m_bench->openDialog());
    QCOMPARE(m_bench->find<PersonButton>(u"person"_s)->state(), u"engineer"_s);

    m_bench->gui().preferences().file().sync();
    QFile ini(m_bench->gui().preferences().file().fileName());
    QVERIFY(ini.open(QIODevice::ReadOnly));
    const QByteArray kept = ini.readAll();
    QVERIFY(kept.contains("Tomasz"));
    QVERIFY(!kept.contains("quiet words"));
    openSignIn(); // the next time
    QCOMPARE(edit(u"signInName"_s)->text(), u"Tomasz"_s);
    QCOMPARE(edit(u"keyFile"_s)->text(), m_bench->file(u"tomasz.key"_s));
    QVERIFY(edit(u"passphrase"_s)->text().isEmpty());
}

void TestPeople::signIn_keyOfSomebodyElse_isRefused()
{
    m_bench->begin(u"ines"_s);
    m_bench->add(u"tomasz"_s, {u"engineer"_s});
    m_bench->audit().signOut();
    openSignIn();
    type(edit(u"signInName"_s), u"ines"_s);
    type(edit(u"keyEntry"_s), u"bulkhead-person/tomasz"_s);
    action()->click();
    auto *message = m_bench->openDialog()->findChild<MessageBar *>();
    QTRY_VERIFY(message->isVisible());
    QVERIFY2(message->sentence().contains(u"key in use of ines"_s), qPrintable(message->sentence()));
    type(edit(u"keyEntry"_s), u"bulkhead-person/nobody"_s);
    action()->click();
    QTRY_VERIFY2(message->sentence().contains(u"no key"_s), qPrintable(message->sentence()));
    QVERIFY(!m_bench->audit().acting().isPerson());
}

void TestPeople::signOut_withPeopleThere_locksTheEstateButNotTheSync()
{
    m_bench->begin(u"ines"_s);
    m_bench->window().showScreen(Screen::Settings);
    m_bench->gui().settings().showSection(SettingsSection::Gateways);
    QVERIFY(m_bench->button(u"addGateway"_s)->isEnabled());
    QVERIFY(!m_bench->find<QWidget>(u"gatewayLock"_s)->isVisible());
    m_bench->audit().signOut();
    QVERIFY(!m_bench->button(u"addGateway"_s)->isEnabled());
    QVERIFY(!m_bench->button(u"save"_s)->isEnabled());
    QVERIFY(!note(u"gatewayLock"_s).isEmpty());
    QVERIFY(m_bench->button(u"sync"_s)->isEnabled());
    m_bench->gui().settings().showSection(SettingsSection::Environments);
    QVERIFY(!note(u"environmentLock"_s).isEmpty());
    QVERIFY(!m_bench->button(u"addEnvironment"_s)->isEnabled());
}

void TestPeople::viewAs_auditor_readsOnlyAndSaysWhy()
{
    m_bench->begin(u"ines"_s, {u"admin"_s, u"auditor"_s});
    QVERIFY(m_bench->button(u"sync"_s)->isVisible());
    m_bench->button(u"person"_s)->click();
    auto *menu = m_bench->find<QMenu>(u"personMenu"_s);
    for (QAction *each : menu->actions()) {
        if (each->data().toString() == u"auditor"_s)
            each->trigger();
    }
    menu->close();
    QCOMPARE(m_bench->audit().acting().asRole, u"auditor"_s);
    QVERIFY(!m_bench->button(u"sync"_s)->isVisible());
    const auto *tag = m_bench->find<QWidget>(u"readOnly"_s);
    QVERIFY(tag->isVisible());
    QVERIFY2(tag->accessibleDescription().contains(u"auditor"_s), qPrintable(tag->accessibleDescription()));
    QSignalSpy synced(&m_bench->gui().session(), &ConsoleSession::syncStarted);
    m_bench->window().showScreen(Screen::Settings, peopleItem);
    QTest::keyClick(&m_bench->window(), Qt::Key_F5);
    QTest::keyClick(&m_bench->window(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_bench->window().findChild<CommandPalette *>();
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"sync all"_s);
    const QModelIndex row = palette->findChild<QListView *>()->currentIndex();
    QCOMPARE(row.data().toString(), u"Sync all gateways"_s);
    QVERIFY(row.data(Qt::AccessibleDescriptionRole).toString().contains(u"auditor"_s));
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QVERIFY(palette->isVisible());
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Escape);
    QCOMPARE(synced.count(), 0);
    m_bench->audit().viewAs({});
    QVERIFY(m_bench->button(u"sync"_s)->isVisible());
    QVERIFY(!tag->isVisible());
}

void TestPeople::rotate_ownKey_isProposedAtTheNextSignIn()
{
    m_bench->begin(u"ines"_s);
    const std::string before = m_bench->state().currentKey("ines")->key;
    m_bench->showPeople();
    m_bench->find<QWidget>(u"peopleParts"_s)->findChildren<QAbstractButton *>().at(1)->click();
    m_bench->button(u"rotateKey"_s)->click();
    QCOMPARE(edit(u"keyEntry"_s)->text(), u"bulkhead-person/ines-2"_s);
    action()->click();
    QTRY_VERIFY(m_bench->state().currentKey("ines")->key != before);
    QTRY_VERIFY(!m_bench->openDialog());
    QVERIFY(m_bench->audit().acting().isPerson());
    m_bench->audit().signOut();
    openSignIn();
    QCOMPARE(edit(u"keyEntry"_s)->text(), u"bulkhead-person/ines-2"_s);
    action()->click();
    QTRY_VERIFY(m_bench->audit().acting().isPerson());
}

void TestPeople::makeKey_beforeBeingAdded_givesFileAndKeyId()
{
    m_bench->begin(u"ines"_s);
    m_bench->audit().signOut();
    m_bench->showPeople();
    m_bench->find<QWidget>(u"peopleParts"_s)->findChildren<QAbstractButton *>().at(1)->click();
    m_bench->button(u"makeKey"_s)->click();
    type(edit(u"personName"_s), u"aiko"_s);
    type(edit(u"publicFile"_s), m_bench->file(u"aiko.pub"_s));
    action()->click();
    QTRY_VERIFY(m_bench->inDialog<QLabel>(u"madeKeyId"_s));
    QVERIFY(QFile::exists(m_bench->file(u"aiko.pub"_s)));
    QVERIFY(!action()->isVisible());
    m_bench->inDialog<QAbstractButton>(u"dialogCancel"_s)->click();
    QTRY_VERIFY(!m_bench->openDialog());
    QVERIFY(!m_bench->state().person("aiko"));
}

void TestPeople::policy_changedFile_isAcceptedBySignature()
{
    m_bench->begin(u"ines"_s);
    m_bench->showPeople();
    const auto parts = m_bench->find<QWidget>(u"peopleParts"_s)->findChildren<QAbstractButton *>();
    parts.at(2)->click();
    QVERIFY(!m_bench->button(u"acceptPolicy"_s)->isVisible());
    const Environment added{EnvironmentId(u"sandbox-us"_s), EnvironmentType::Sandbox};
    QVERIFY(m_bench->gui().document().setEnvironment(added, {}));
    QTRY_VERIFY(m_bench->button(u"acceptPolicy"_s)->isVisible());
    QCOMPARE(m_bench->button(u"acceptPolicy"_s)->text(), u"Accept…"_s);
    QVERIFY(parts.at(2)->text().contains(u'1'));
    m_bench->audit().signOut();
    QVERIFY(!m_bench->button(u"acceptPolicy"_s)->isEnabled());
    QVERIFY(!note(u"acceptNote"_s).isEmpty());
    m_bench->signIn(u"ines"_s);
    QTRY_VERIFY(m_bench->button(u"acceptPolicy"_s)->isEnabled());
    m_bench->button(u"acceptPolicy"_s)->click();
    action()->click();
    QTRY_VERIFY(m_bench->audit().policyDifferences().isEmpty());
    QTRY_VERIFY(!m_bench->button(u"acceptPolicy"_s)->isVisible());
}

QTEST_MAIN(TestPeople)
#include "tst_people.moc"
