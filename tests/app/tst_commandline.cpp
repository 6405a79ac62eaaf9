// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"
#include "cli/console.h"
#include "cli/exitcode.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace bulkhead;
using namespace bulkhead::cli;
using namespace Qt::StringLiterals;

//! What words mean, and that manual page and completion know the same words.
class TestCommandLine : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void parse_wellFormed_isUnderstood();
    void parse_optionsAnywhere_areUnderstood();
    void parse_commandAndItsGroup_takesTheLongest();
    void parse_wrongWords_sayWhatAndHint_data();
    void parse_wrongWords_sayWhatAndHint();
    void wantsJson_ofWordsNotUnderstood_isToldFromArguments();
    void manualPage_namesEvery_commandAndOption();
    void completion_namesEvery_commandAndOption();
    void help_namesEvery_command();
    void exitCodes_precede_asPublished();
    void safeText_ofHostileNames_showsControls();

private:
    static QString fileText(const QString &path)
    {
        QFile file(QStringLiteral(BULKHEAD_SOURCE_DIR) + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

void TestCommandLine::parse_wellFormed_isUnderstood()
{
    const auto line = parseCommandLine({u"catalog"_s, u"diff"_s, u"orders"_s});
    QVERIFY(line);
    QCOMPARE(line->command->name, u"catalog diff"_s);
    QCOMPARE(line->arguments, QStringList{u"orders"_s});
    QVERIFY(!line->json);
}

void TestCommandLine::parse_optionsAnywhere_areUnderstood()
{
    const auto line = parseCommandLine({u"--json"_s, u"--estate=e.yaml"_s, u"sync"_s, u"kong"_s,
                                        u"--store"_s, u"s.db"_s, u"caddy"_s, u"--quiet"_s});
    QVERIFY(line);
    QVERIFY(line->json);
    QVERIFY(line->quiet);
    QCOMPARE(line->paths.estate, u"e.yaml"_s);
    QCOMPARE(line->paths.store, u"s.db"_s);
    QCOMPARE(line->arguments, QStringList({u"kong"_s, u"caddy"_s}));
}

void TestCommandLine::parse_commandAndItsGroup_takesTheLongest()
{
    const auto alone = parseCommandLine({u"report"_s, u"--framework"_s, u"iso-27001-2022"_s}), list = parseCommandLine({u"report"_s, u"--list"_s});
    const auto diff = parseCommandLine({u"report"_s, u"diff"_s, u"1"_s, u"2"_s});
    QVERIFY(alone && list && diff);
    QCOMPARE(alone->command->name, u"report"_s);
    QVERIFY(list->has(u"list"_s));
    QCOMPARE(diff->command->name, u"report diff"_s);
    QCOMPARE(diff->arguments, QStringList({u"1"_s, u"2"_s}));
    QVERIFY(!parseCommandLine({u"report"_s, u"dif"_s}));
}

void TestCommandLine::parse_wrongWords_sayWhatAndHint_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no command") << QStringList{} << u"no command given"_s;
    QTest::newRow("near command") << QStringList{u"catalog"_s, u"dif"_s} << u"did you mean \"catalog diff\"?"_s;
    QTest::newRow("group alone") << QStringList{u"estate"_s} << u"there is \"estate check\""_s;
    QTest::newRow("group and another word") << QStringList{u"catalog"_s, u"orders"_s}
                                            << u"there is \"catalog list\", \"catalog show\", \"catalog diff\""_s;
    QTest::newRow("near option") << QStringList{u"sync"_s, u"--estat"_s, u"f"_s} << u"did you mean --estate?"_s;
    QTest::newRow("missing value") << QStringList{u"sync"_s, u"--store"_s} << u"--store needs a value"_s;
    QTest::newRow("missing argument") << QStringList{u"catalog"_s, u"show"_s} << u"catalog show needs API"_s;
    QTest::newRow("one of two arguments") << QStringList{u"contract"_s, u"diff"_s, u"a.yaml"_s} << u"contract diff needs BASE REVISION"_s;
    QTest::newRow("three of two arguments") << QStringList{u"contract"_s, u"diff"_s, u"a"_s, u"b"_s, u"c"_s} << u"does not take \"c\""_s;
    QTest::newRow("too many") << QStringList{u"catalog"_s, u"list"_s, u"x"_s} << u"does not take \"x\""_s;
    QTest::newRow("option for a value") << QStringList{u"sync"_s, u"--store"_s, u"--json"_s} << u"--store needs a value"_s;
    QTest::newRow("value of a switch") << QStringList{u"sync"_s, u"--quiet=no"_s} << u"--quiet takes no value"_s;
    QTest::newRow("foreign option") << QStringList{u"sync"_s, u"--all"_s} << u"sync has no option --all"_s;
}

void TestCommandLine::parse_wrongWords_sayWhatAndHint()
{
    QFETCH(QStringList, words);
    QFETCH(QString, expected);
    const auto line = parseCommandLine(words);
    QVERIFY(!line);
    QCOMPARE(line.error().kind, Error::Kind::Usage);
    QVERIFY2(line.error().toText().contains(expected), qPrintable(line.error().toText()));
    QVERIFY(!line.error().hint.isEmpty());
}

void TestCommandLine::wantsJson_ofWordsNotUnderstood_isToldFromArguments()
{
    QVERIFY(wantsJson({u"synk"_s, u"--json"_s}));
    QVERIFY(!wantsJson({u"synk"_s}));
    QVERIFY(!wantsJson({u"sync"_s, u"--"_s, u"--json"_s}));
}

void TestCommandLine::manualPage_namesEvery_commandAndOption()
{
    const QString page = fileText(u"app/man/bulkheadctl.1"_s);
    for (const CommandText &command : commands()) {
        QVERIFY2(page.contains(u".It Cm "_s + command.name), qPrintable(command.name));
        for (const OptionText &option : command.options)
            QVERIFY2(page.contains(u"Fl -"_s + option.name), qPrintable(option.name));
    }
    for (const OptionText &option : commonOptions())
        QVERIFY2(page.contains(u"It Fl -"_s + option.name), qPrintable(option.name));
}

void TestCommandLine::completion_namesEvery_commandAndOption()
{
    for (const QString &file : {u"app/completion/bulkheadctl.bash"_s, u"app/completion/_bulkheadctl"_s}) {
        const QString script = fileText(file);
        for (const CommandText &command : commands()) {
            for (const QString &word : command.name.split(u' '))
                QVERIFY2(script.contains(word), qPrintable(file + u": "_s + word));
            for (const OptionText &option : command.options)
                QVERIFY2(script.contains(u"--"_s + option.name), qPrintable(file + option.name));
        }
        for (const OptionText &option : commonOptions())
            QVERIFY2(script.contains(u"--"_s + option.name), qPrintable(file + option.name));
    }
}

void TestCommandLine::help_namesEvery_command()
{
    const QString help = helpText(nullptr);
    for (const CommandText &command : commands()) {
        QVERIFY(help.contains(command.name));
        QVERIFY(helpText(&command).contains(command.summary));
    }
}

void TestCommandLine::exitCodes_precede_asPublished()
{
    QCOMPARE(worse(ExitCode::Incomplete, ExitCode::No), ExitCode::No);
    QCOMPARE(worse(ExitCode::Usage, ExitCode::No), ExitCode::Usage);
    QCOMPARE(worse(ExitCode::Well, ExitCode::Incomplete), ExitCode::Incomplete);
}

void TestCommandLine::safeText_ofHostileNames_showsControls()
{
    QCOMPARE(safe(u"a\x1b[31mb"_s), u"a\\u001b[31mb"_s);
    QCOMPARE(safe(QString(u"x"_s + QChar(0x202e) + u"y"_s)), u"x\\u202ey"_s);
    QCOMPARE(safe(u"Größe"_s), u"Größe"_s);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
