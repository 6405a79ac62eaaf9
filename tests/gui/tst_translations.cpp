// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/translations.h"
#include "isolation/result.h"
#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <map>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    bool plural = false;
    bool unfinished = false;
    QStringList texts;
};

//! Context, source and comment: what Qt finds a message by.
using Messages = std::map<QStringList, Message>;

Message readTranslation(QXmlStreamReader &xml, bool plural)
{
    Message message{plural, xml.attributes().hasAttribute("type"_L1), {}};
    if (!plural) {
        message.texts << xml.readElementText();
        return message;
    }
    while (xml.readNextStartElement())
        message.texts << xml.readElementText();
    return message;
}

Messages readMessages(const QString &path)
{
    Messages all;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader xml(&file);
    QString context;
    QStringList key;
    bool plural = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1) {
            context = xml.readElementText();
        } else if (xml.name() == "message"_L1) {
            key = {context, QString(), QString()};
            plural = xml.attributes().value("numerus"_L1) == "yes"_L1;
        } else if (xml.name() == "source"_L1) {
            key[1] = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            key[2] = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            all.emplace(key, readTranslation(xml, plural));
        }
    }
    return xml.hasError() ? Messages() : all;
}

QString pathOf(const QString &language)
{
    return QStringLiteral(BULKHEAD_SOURCE_DIR) + u"/translations/bulkhead_%1.ts"_s.arg(language);
}

QStringList places(const QString &text)
{
    static const QRegularExpression place(u"%L?[1-9n]"_s);
    QStringList found;
    for (auto it = place.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.sort();
    return found;
}

//! The program that reads messages out of the sources; empty if this computer has none.
QString lupdate()
{
    for (const auto location : {QLibraryInfo::LibraryExecutablesPath, QLibraryInfo::BinariesPath}) {
        const QString path = QLibraryInfo::path(location) + u"/lupdate"_s;
        if (QFile::exists(path))
            return path;
    }
    return {};
}

//! What `keys` has and `others` has not, one per line.
QByteArray missing(const Messages &keys, const Messages &others)
{
    QStringList lines;
    for (const auto &[key, message] : keys) {
        if (!others.contains(key))
            lines << key.join(u" | "_s);
    }
    return lines.join(u'\n').toUtf8();
}

//! The text of adjacent literals: "One %1 " "works".
QString joinedLiterals(const QString &code)
{
    static const QRegularExpression literal(u"\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    QString text;
    for (auto it = literal.globalMatch(code); it.hasNext();)
        text += it.next().captured(1);
    return text.replace(u"\\\""_s, u"\""_s);
}

//! What the checks say, read out of the sources without lupdate, so that this is checked on every computer.
QStringList isolationSentences()
{
    static const QRegularExpression said(
        u"QT_TRANSLATE_NOOP\\(\\s*\"Isolation\"\\s*,\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+)\\)"_s);
    QStringList sentences;
    QDirIterator files(QStringLiteral(BULKHEAD_SOURCE_DIR) + u"/models/isolation"_s, {u"*.cpp"_s, u"*.h"_s},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QString code = QString::fromUtf8(file.readAll());
        qsizetype found = 0;
        for (auto it = said.globalMatch(code); it.hasNext(); ++found)
            sentences << joinedLiterals(it.next().captured(1));
        if (found != code.count(u"QT_TRANSLATE_NOOP("_s))
            return {}; // one was not understood: an empty list fails the test
    }
    return sentences;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void messages_ofALanguage_areFinished_data();
    void messages_ofALanguage_areFinished();
    void messages_ofTheSources_areAllTranslated_data();
    void messages_ofTheSources_areAllTranslated();
    void german_loaded_isShown();
    void german_loaded_saysWhatEveryCheckSays();
    void german_loaded_fillsTheSentenceOfAFinding();
    void english_loaded_countsOneAndMany();
    void otherLanguage_loaded_fallsBackToEnglishPlurals();
};

void TestTranslations::messages_ofALanguage_areFinished_data()
{
    QTest::addColumn<int>("forms");
    QTest::addColumn<int>("atLeast");
    QTest::newRow("de") << 2 << 300;
    QTest::newRow("en") << 2 << 5;
}

void TestTranslations::messages_ofALanguage_areFinished()
{
    QFETCH(int, forms);
    QFETCH(int, atLeast);
    const Messages messages = readMessages(pathOf(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(messages.size() >= static_cast<size_t>(atLeast));
    for (const auto &[key, message] : messages) {
        const QByteArray where = key.join(u" | "_s).toUtf8();
        QVERIFY2(!message.unfinished, where.constData());
        QVERIFY2(message.texts.size() == (message.plural ? forms : 1), where.constData());
        for (const QString &text : message.texts) {
            QVERIFY2(!text.trimmed().isEmpty(), where.constData());
            QVERIFY2(!text.contains("  "_L1), where.constData());
            QVERIFY2(text.startsWith(u' ') == key[1].startsWith(u' '), where.constData());
            QVERIFY2(text.endsWith(u' ') == key[1].endsWith(u' '), where.constData());
            QVERIFY2(places(text) == places(key[1]), where.constData());
        }
    }
}

void TestTranslations::messages_ofTheSources_areAllTranslated_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("de") << QStringList{};
    QTest::newRow("en") << QStringList{u"-pluralonly"_s};
}

void TestTranslations::messages_ofTheSources_areAllTranslated()
{
    QFETCH(QStringList, options);
    const QString program = lupdate();
    if (program.isEmpty())
        QSKIP("NOT CHECKED: lupdate is not installed, so new texts may lack a translation");
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(u"fresh.ts"_s);
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(BULKHEAD_SOURCE_DIR));
    process.start(program, QStringList{u"-Imodels"_s, u"-Iviews"_s, u"-Iapp"_s, u"views"_s, u"models/items"_s,
                                       u"models/isolation"_s, u"app/console"_s, u"-target-language"_s, u"de"_s}
                               + options + QStringList{u"-ts"_s, fresh});
    QVERIFY(process.waitForFinished(120000));
    const QByteArray said = process.readAllStandardError();
    QCOMPARE(process.exitCode(), 0);
    // A class whose header lupdate misses gets a context that the running program never asks for.
    QVERIFY2(!said.contains("Qualifying with unknown"), said.constData());
    const Messages wanted = readMessages(fresh);
    const Messages present = readMessages(pathOf(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(!wanted.empty());
    QCOMPARE(missing(wanted, present), QByteArray());
    QCOMPARE(missing(present, wanted), QByteArray());
}

void TestTranslations::german_loaded_isShown()
{
    Translations translations;
    translations.install(u"de"_s);
    QCOMPARE(Words::apiStatus(ApiStatus::Drifted), u"Abweichend"_s);
    QCOMPARE(Words::environmentType(EnvironmentType::Production), u"Produktion"_s);
    QCOMPARE(QCoreApplication::translate("bulkhead::TopBar", "Sync"), u"Synchronisieren"_s);
    QCOMPARE(Formats::age(std::chrono::hours(24)), u"1 Tag"_s);
    QCOMPARE(Formats::age(std::chrono::hours(72)), u"3 Tage"_s);
}

//! Asked as the console asks: of the compiled messages.
void TestTranslations::german_loaded_saysWhatEveryCheckSays()
{
    const QStringList sentences = isolationSentences();
    QVERIFY(sentences.size() >= 300);
    Translations translations;
    translations.install(u"de"_s);
    for (const QString &sentence : sentences) {
        const QByteArray source = sentence.toUtf8();
        const QString german = QCoreApplication::translate("Isolation", source.constData());
        QVERIFY2(german != sentence, source.constData());
        QVERIFY2(places(german) == places(sentence), source.constData());
    }
}

void TestTranslations::german_loaded_fillsTheSentenceOfAFinding()
{
    const isolation::Reason reason{"POL-01.missing-in-production",
                                   QT_TRANSLATE_NOOP("Isolation", "%1 has no rate limit in production")};
    isolation::UnitResult unit;
    unit.reason = &reason;
    unit.arguments = {"Orders"};
    QCOMPARE(IsolationWords::sentence(unit), u"Orders has no rate limit in production"_s);
    Translations translations;
    translations.install(u"de"_s);
    QCOMPARE(IsolationWords::sentence(unit), u"Orders hat in der Produktion keine Ratenbegrenzung"_s);
}

void TestTranslations::english_loaded_countsOneAndMany()
{
    Translations translations;
    translations.install(u"en"_s);
    QCOMPARE(Words::apiStatus(ApiStatus::Drifted), u"Drifted"_s);
    QCOMPARE(Formats::age(std::chrono::hours(24)), u"1 day"_s);
    QCOMPARE(Formats::age(std::chrono::hours(72)), u"3 days"_s);
    const auto gateways = [](int count) {
        return QCoreApplication::translate("bulkhead::EnvironmentsPage", "%n gateway(s)", nullptr, count);
    };
    QCOMPARE(gateways(0), u"0 gateways"_s);
    QCOMPARE(gateways(1), u"1 gateway"_s);
    QCOMPARE(gateways(3), u"3 gateways"_s);
}

void TestTranslations::otherLanguage_loaded_fallsBackToEnglishPlurals()
{
    Translations translations;
    translations.install(u"fr"_s);
    QCOMPARE(Words::apiStatus(ApiStatus::Drifted), u"Drifted"_s);
    QCOMPARE(Formats::age(std::chrono::hours(24)), u"1 day"_s);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
