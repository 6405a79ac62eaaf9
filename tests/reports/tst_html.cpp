// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base64.h"
#include "core/digest.h"
#include "reports/html.h"
#include "reports/html/stylesheet.h"
#include "reports/htmltokens.h"
#include "reports/sampledocument.h"
#include "reports/visibletext.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using test::HtmlToken;

namespace {

QString htmlOf(const reports::Document &document)
{
    return QString::fromStdString(reports::toHtml(document));
}

//! Attributes whose values are texts from outside, or follow from them.
bool isText(const QString &attribute)
{
    static const QSet<QString> names{u"aria-label"_s, u"data-label"_s, u"content"_s, u"lang"_s};
    return names.contains(attribute);
}

//! Of a cell, whose class follows the length of its words: whether there is one, not which.
QStringList namesOf(const HtmlToken &token)
{
    QStringList names;
    for (const auto &[name, value] : token.attributes) {
        if (name != u"class"_s)
            names.append(name);
        else if (!value.contains(QRegularExpression(u"\\A[a-z -]+\\z"_s)))
            names.append(u"class that is not ours: "_s + value);
    }
    return names;
}

//! Elements and attributes in order, with every value that is ours.
QStringList skeletonOf(const QList<HtmlToken> &tokens)
{
    QStringList lines;
    for (const auto &token : tokens) {
        if (token.kind == HtmlToken::Kind::Text)
            continue;
        if (token.name == u"td"_s && token.kind == HtmlToken::Kind::Open) {
            lines.append(u"td"_s + namesOf(token).join(u' '));
            continue;
        }
        QString line = (token.kind == HtmlToken::Kind::Close ? u"/"_s : u""_s) + token.name;
        for (const auto &[name, value] : token.attributes)
            line += u' ' + name + (isText(name) || (name == u"x"_s) ? u""_s : QString(u"="_s + value));
        lines.append(line);
    }
    return lines;
}

QString attributeOf(const HtmlToken &token, const QString &name)
{
    for (const auto &[own, value] : token.attributes) {
        if (own == name)
            return value;
    }
    return {};
}

QString sheetOf(const QList<HtmlToken> &tokens)
{
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].name == u"style"_s && tokens[i].kind == HtmlToken::Kind::Open)
            return tokens[i + 1].text;
    }
    return {};
}

//! Without the running head and the foot, which are texts of the report.
QString withoutStrings(QString sheet)
{
    static const QRegularExpression strings(u"@(top|bottom)-left\\{content:\"[^\"]*\""_s);
    return sheet.replace(strings, u"@"_s);
}

reports::Document documentNamingAll(const std::vector<std::string> &names)
{
    reports::Document all = test::documentNaming(names.front());
    for (std::size_t i = 1; i < names.size(); ++i) {
        for (auto &block : test::documentNaming(names[i]).blocks)
            all.blocks.push_back(std::move(block));
    }
    return all;
}

//! The tree that a browser makes of a file, or nothing.
QString treeInBrowser(const QString &browser, const QString &html, const QString &folder)
{
    const QString path = folder + u"/report.html"_s;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(html.toUtf8()) < 0)
        return {};
    file.close();
    QProcess process;
    process.start(browser, {u"--headless=new"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--disable-dev-shm-usage"_s, u"--no-first-run"_s, u"--disable-background-networking"_s,
                            u"--disable-component-update"_s, u"--disable-sync"_s, QString(u"--user-data-dir="_s + folder + u"/profile"_s), u"--dump-dom"_s,
                            QString(u"file://"_s + path)});
    if (!process.waitForFinished(-1))
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

//! A report as HTML: names are text, nothing comes from elsewhere, and who cannot see it can read it.
class TestHtml : public QObject
{
    Q_OBJECT
private slots:
    void tokens_ofBrokenHtml_areRefused_data();
    void tokens_ofBrokenHtml_areRefused();
    void name_hostile_addsNoElementAndNoAttribute_data();
    void name_hostile_addsNoElementAndNoAttribute();
    void elements_areThoseWeKnow_andNothingComesFromElsewhere();
    void policy_namesTheOneSheet_byItsDigest();
    void contents_linkToEveryListedHeading();
    void title_isBrokenBeforeTheFramework();
    void tables_haveCaptionAndScope();
    void pictures_haveTextAlternatives();
    void rows_areAllThere_inOrder();
    void text_thatHidesOrReorders_isShownAsNumbers_data();
    void text_thatHidesOrReorders_isShownAsNumbers();
    void text_inScriptsThatJoin_isLeftAlone();
    void browser_onHostileNames_asksForNothing_andHasNoFurtherElement();
};

void TestHtml::tokens_ofBrokenHtml_areRefused_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("bare attribute") << u"<p class=a></p>"_s;
    QTest::newRow("single quotes") << u"<p class='a'></p>"_s;
    QTest::newRow("bare ampersand") << u"<p>a & b</p>"_s;
    QTest::newRow("bare bracket") << u"<p>a > b</p>"_s;
    QTest::newRow("comment") << u"<!-- a -->"_s;
    QTest::newRow("not closed") << u"<p><b>a</p>"_s;
    QTest::newRow("never closed") << u"<p>"_s;
    QTest::newRow("foreign entity") << u"<p>&copy;</p>"_s;
}

void TestHtml::tokens_ofBrokenHtml_areRefused()
{
    QFETCH(QString, html);
    QVERIFY(!test::htmlTokens(html).error.isEmpty());
}

void TestHtml::name_hostile_addsNoElementAndNoAttribute_data()
{
    QTest::addColumn<QByteArray>("name");
    const auto names = test::hostileNames();
    QCOMPARE(names.size(), std::size_t(60));
    for (std::size_t i = 0; i < names.size(); ++i)
        QTest::addRow("%zu %s", i, QByteArray::fromStdString(names[i]).toPercentEncoding(" ").constData()) << QByteArray::fromStdString(names[i]);
}

void TestHtml::name_hostile_addsNoElementAndNoAttribute()
{
    QFETCH(QByteArray, name);
    const auto plain = test::htmlTokens(htmlOf(test::documentNaming("plain")));
    const auto hostile = test::htmlTokens(htmlOf(test::documentNaming(name.toStdString())));
    QCOMPARE(plain.error, QString());
    QCOMPARE(hostile.error, QString());
    QCOMPARE(skeletonOf(hostile.tokens), skeletonOf(plain.tokens));
    QCOMPARE(withoutStrings(sheetOf(hostile.tokens)), withoutStrings(sheetOf(plain.tokens)));
    QVERIFY(!sheetOf(hostile.tokens).contains(u'<'));

    const QString shown = QString::fromStdString(reports::visibleText(name.toStdString()));
    qsizetype inPlain = 0, inHostile = 0;
    for (const auto &token : plain.tokens)
        inPlain += token.name != u"style"_s ? token.text.count(u"plain"_s) : 0;
    for (const auto &token : hostile.tokens)
        inHostile += token.text == shown || token.text.contains(shown) ? 1 : 0;
    QVERIFY(inPlain > 60);
    QVERIFY2(inHostile > 50, qPrintable(QString::number(inHostile)));
}

void TestHtml::elements_areThoseWeKnow_andNothingComesFromElsewhere()
{
    static const QSet<QString> known{u"html"_s, u"head"_s, u"meta"_s, u"title"_s, u"style"_s, u"body"_s, u"header"_s, u"nav"_s, u"main"_s, u"div"_s, u"section"_s,
        u"article"_s, u"h1"_s, u"h2"_s, u"h3"_s, u"h4"_s, u"p"_s, u"ol"_s, u"ul"_s, u"li"_s, u"a"_s, u"strong"_s, u"b"_s, u"span"_s, u"dl"_s, u"dt"_s, u"dd"_s,
        u"table"_s, u"caption"_s, u"thead"_s, u"tbody"_s, u"tr"_s, u"th"_s, u"td"_s, u"figure"_s, u"figcaption"_s, u"details"_s, u"summary"_s, u"svg"_s, u"defs"_s,
        u"pattern"_s, u"symbol"_s, u"use"_s, u"rect"_s, u"circle"_s, u"path"_s, u"line"_s, u"text"_s};
    for (const auto &document : {test::sampleDocument(), documentNamingAll(test::hostileNames())}) {
        const auto html = test::htmlTokens(htmlOf(document));
        QCOMPARE(html.error, QString());
        for (const auto &token : html.tokens) {
            if (token.kind == HtmlToken::Kind::Open)
                QVERIFY2(known.contains(token.name), qPrintable(token.name));
            for (const auto &[name, value] : token.attributes) {
                QVERIFY2(!name.startsWith(u"on"_s) && name != u"style"_s && name != u"src"_s && name != u"action"_s, qPrintable(name));
                if (name.endsWith(u"href"_s))
                    QVERIFY2(value.startsWith(u'#'), qPrintable(value));
                if (!isText(name))
                    QVERIFY2(!value.contains(u"//"_s), qPrintable(value));
            }
        }
        QVERIFY(!sheetOf(html.tokens).contains(u"//"_s));
        QVERIFY(!sheetOf(html.tokens).contains(u"@import"_s));
    }
}

void TestHtml::policy_namesTheOneSheet_byItsDigest()
{
    const auto html = test::htmlTokens(htmlOf(test::sampleDocument()));
    const Digest digest = sha256(sheetOf(html.tokens).toStdString());
    const QString name = u"'sha256-"_s + QString::fromStdString(toBase64({reinterpret_cast<const char *>(digest.data()), digest.size()})) + u"'"_s;
    QStringList policies;
    for (const auto &token : html.tokens) {
        if (attributeOf(token, u"http-equiv"_s) == u"Content-Security-Policy"_s)
            policies.append(attributeOf(token, u"content"_s));
    }
    QCOMPARE(policies.size(), 1);
    QVERIFY(policies.first().startsWith(u"default-src 'none';"_s));
    QVERIFY(policies.first().contains(name));
    QVERIFY(!policies.first().contains(u"unsafe"_s));
}

void TestHtml::contents_linkToEveryListedHeading()
{
    const auto html = test::htmlTokens(htmlOf(test::sampleDocument()));
    QStringList links, targets;
    for (const auto &token : html.tokens) {
        if (token.name == u"a"_s && token.kind == HtmlToken::Kind::Open)
            links.append(attributeOf(token, u"href"_s).mid(1));
        if ((token.name == u"h2"_s || token.name == u"h3"_s) && token.kind == HtmlToken::Kind::Open)
            targets.append(attributeOf(token, u"id"_s));
    }
    targets.removeOne(u"contents"_s);
    QVERIFY(links.size() > 8);
    QCOMPARE(links, targets);
}

void TestHtml::title_isBrokenBeforeTheFramework()
{
    reports::Document document;
    document.title = "Separation of environments, ISO/IEC <27001>, 2022";
    QVERIFY(reports::toHtml(document).find("<h1>Separation of environments, <span>ISO/IEC &lt;27001&gt;, 2022</span></h1>") != std::string::npos);
    document.title = "Boundary document";
    QVERIFY(reports::toHtml(document).find("<h1>Boundary document</h1>") != std::string::npos);
}

void TestHtml::tables_haveCaptionAndScope()
{
    const auto html = test::htmlTokens(htmlOf(test::documentNaming("name")));
    int tables = 0, captions = 0, headings = 0;
    for (const auto &token : html.tokens) {
        if (token.kind != HtmlToken::Kind::Open)
            continue;
        tables += token.name == u"table"_s;
        captions += token.name == u"caption"_s;
        if (token.name == u"th"_s) {
            ++headings;
            QCOMPARE(attributeOf(token, u"scope"_s), u"col"_s);
        }
    }
    QVERIFY(tables >= 4 && headings >= 8);
    QCOMPARE(captions, tables);
}

void TestHtml::pictures_haveTextAlternatives()
{
    const auto html = test::htmlTokens(htmlOf(test::sampleDocument()));
    int pictures = 0;
    for (const auto &token : html.tokens) {
        if (token.name != u"svg"_s || token.kind != HtmlToken::Kind::Open)
            continue;
        if (attributeOf(token, u"aria-hidden"_s) == u"true"_s)
            continue;
        ++pictures;
        QCOMPARE(attributeOf(token, u"role"_s), u"img"_s);
        QVERIFY(attributeOf(token, u"aria-label"_s).contains(QRegularExpression(u"[0-9]+ [a-z]+"_s)));
    }
    QCOMPARE(pictures, 7); // six bars and a chart
}

void TestHtml::rows_areAllThere_inOrder()
{
    const auto document = test::largeDocument({40, 58, 25, 60});
    const auto html = test::htmlTokens(htmlOf(document));
    QStringList shown, expected;
    bool isInCell = false;
    QString cell;
    for (const auto &token : html.tokens) {
        if (token.name == u"td"_s) {
            isInCell = token.kind == HtmlToken::Kind::Open;
            if (!isInCell)
                shown.append(cell);
            cell.clear();
        } else if (isInCell) {
            cell += token.text;
        }
    }
    for (const auto &block : document.blocks) {
        if (const auto *table = std::get_if<reports::Table>(&block)) {
            for (const auto &row : table->rows) {
                for (const auto &one : row)
                    expected.append(QString::fromStdString(one.text));
            }
        }
    }
    QCOMPARE(shown, expected);
}

void TestHtml::text_thatHidesOrReorders_isShownAsNumbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("override") << QByteArray("a\u202eb") << QByteArray("a[U+202E]b");
    QTest::newRow("isolate") << QByteArray("\u2066a") << QByteArray("[U+2066]a");
    QTest::newRow("control") << QByteArray("a\x07") << QByteArray("a[U+0007]");
    QTest::newRow("line feed") << QByteArray("a\nb") << QByteArray("a[U+000A]b");
    QTest::newRow("zero width") << QByteArray("a\u200bb") << QByteArray("a[U+200B]b");
    QTest::newRow("joiner between Latin letters") << QByteArray("a\u200db") << QByteArray("a[U+200D]b");
    QTest::newRow("tag") << QByteArray("a\U000E0041") << QByteArray("a[U+E0041]");
    QTest::newRow("private use, last plane") << QByteArray("\U0010FFFD") << QByteArray("[U+10FFFD]");
    QTest::newRow("overlong") << QByteArray("\xc0\xbc") << QByteArray("\uFFFD\uFFFD");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QByteArray("\uFFFD\uFFFD\uFFFD");
    QTest::newRow("cut off") << QByteArray("a\xe2\x82") << QByteArray("a\uFFFD\uFFFD");
}

void TestHtml::text_thatHidesOrReorders_isShownAsNumbers()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(reports::visibleText(text.toStdString())), shown);
}

void TestHtml::text_inScriptsThatJoin_isLeftAlone()
{
    const std::string persian = "می\u200cخواهم", family = "\U0001F468\u200d\U0001F469";
    QCOMPARE(reports::visibleText(persian), persian);
    QCOMPARE(reports::visibleText(family), family);
    QCOMPARE(reports::visibleLines("a\nb"), std::string("a\nb"));
}

void TestHtml::browser_onHostileNames_asksForNothing_andHasNoFurtherElement()
{
    QString browser;
    for (const auto &name : {u"chromium"_s, u"chromium-browser"_s, u"google-chrome"_s}) {
        if (browser.isEmpty())
            browser = QStandardPaths::findExecutable(name);
    }
    if (browser.isEmpty())
        QSKIP("NOT CHECKED: Chromium is not installed, so no real browser read the report of hostile names");
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    auto names = test::hostileNames();
    const std::string here = "//127.0.0.1:" + std::to_string(server.serverPort()) + "/a";
    for (auto &name : names) {
        for (auto at = name.find("//evil.example"); at != std::string::npos; at = name.find("//evil.example", at + here.size()))
            name.replace(at, 14, here);
    }
    names.push_back("<img src=http:" + here + ">");
    QTemporaryDir folder;
    const QString hostile = treeInBrowser(browser, htmlOf(documentNamingAll(names)), folder.path());
    const QString plain = treeInBrowser(browser, htmlOf(documentNamingAll(std::vector<std::string>(names.size(), "plain"))), folder.path());
    const auto hostileTree = test::htmlTokens(hostile, true), plainTree = test::htmlTokens(plain, true);
    QCOMPARE(hostileTree.error, QString());
    QCOMPARE(plainTree.error, QString());
    QVERIFY(plainTree.tokens.size() > 1000);
    QCOMPARE(skeletonOf(hostileTree.tokens), skeletonOf(plainTree.tokens));
    QVERIFY(!server.waitForNewConnection(0));
    QTcpSocket witness; // the server would have seen a request
    witness.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QVERIFY(server.waitForNewConnection(-1));
}

QTEST_GUILESS_MAIN(TestHtml)
#include "tst_html.moc"
