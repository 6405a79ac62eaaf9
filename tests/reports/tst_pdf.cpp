// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pageimage.h"
#include "reports/pdf/pagegeometry.h"
#include "reports/pdf/pdffile.h"
#include "reports/poppler.h"
#include "reports/sampledocument.h"
#include "reports/visibletext.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace bulkhead;
using namespace Qt::StringLiterals;
using test::poppler;

namespace {

#define SKIP_WITHOUT_POPPLER() \
    if (!test::hasPoppler()) \
    QSKIP("NOT CHECKED: poppler-utils is not installed, so no second reader looked at the PDF")

QString written(const reports::Document &document, const QTemporaryDir &folder)
{
    const QString path = folder.filePath(u"report.pdf"_s);
    const auto summary = reports::writePdfFile(document, path);
    return summary ? path : QString();
}

QString bare(const std::string &text)
{
    return test::withoutBlanks(QString::fromStdString(reports::visibleText(text)));
}

//! What a document says, in the order in which it is read.
struct Texts
{
    QStringList found;
    void operator()(const reports::Heading &heading) { found += bare(heading.text); }
    void operator()(const reports::Paragraph &paragraph) { found += bare(paragraph.text.substr(0, 40)); }
    void operator()(const reports::Callout &callout) { found += bare(callout.title) + bare(callout.text); }
    void operator()(const reports::Tiles &tiles)
    {
        for (const auto &tile : tiles.tiles)
            found += QStringList{bare(tile.figure), bare(tile.label)};
    }
    void operator()(const reports::Table &table)
    {
        for (const auto &column : table.columns)
            found += bare(column.title);
        for (const auto &row : table.rows) {
            for (const auto &cell : row)
                found += bare(cell.text);
        }
        if (table.rows.empty())
            found += bare(table.empty);
    }
    void operator()(const reports::Facts &facts)
    {
        for (const auto &[name, value] : facts.rows)
            found += QStringList{bare(name), bare(value)};
    }
    void operator()(const reports::DividedBars &bars)
    {
        for (const auto &bar : bars.bars)
            found += QStringList{bare(bar.label), bare(bar.note)};
    }
    void operator()(const reports::ColumnChart &chart) { found += bare(chart.title); }
    void operator()(const reports::FindingCard &card)
    {
        found += QStringList{bare(card.title), bare(card.text)};
        for (std::size_t i = 0; i < std::max(card.sandbox.size(), card.production.size()); ++i) {
            for (const auto *side : {&card.sandbox, &card.production}) {
                if (i < side->size())
                    found += QStringList{bare((*side)[i].first), bare((*side)[i].second)};
            }
        }
        found += bare(card.remedy);
    }
    void operator()(const reports::SignOff &sign)
    {
        for (const auto &role : sign.roles)
            found += bare(role);
        found += bare(sign.note);
    }
    void operator()(const reports::PageBreak &) {}
};

//! Without the chapter on right-to-left names, whose letters a reader may give in another order.
reports::Document leftToRight()
{
    auto document = test::sampleDocument();
    std::erase_if(document.blocks, [](const auto &block) {
        const auto *table = std::get_if<reports::Table>(&block);
        return table && table->columns.size() == 3;
    });
    return document;
}

reports::Document randomDocument(quint32 seed)
{
    QRandomGenerator random(seed);
    const auto sample = test::sampleDocument();
    reports::Document document = sample;
    document.blocks.clear();
    for (int i = 0; i < 60; ++i) {
        auto block = sample.blocks[std::size_t(random.bounded(int(sample.blocks.size())))];
        if (auto *paragraph = std::get_if<reports::Paragraph>(&block)) {
            const std::string once = paragraph->text + ' ';
            for (int more = random.bounded(30); more > 0; --more)
                paragraph->text += once;
        }
        document.blocks.push_back(std::move(block));
    }
    return document;
}

//! Bytes written with this environment, by a process of its own.
QByteArray writtenElsewhere(const QMap<QString, QString> &environment, const QString &folder)
{
    const QString path = folder + u"/elsewhere.pdf"_s;
    QProcess process;
    auto own = QProcessEnvironment::systemEnvironment();
    for (auto it = environment.begin(); it != environment.end(); ++it)
        own.insert(it.key(), it.value());
    process.setProcessEnvironment(own);
    process.setWorkingDirectory(folder);
    process.start(QCoreApplication::applicationFilePath(), {u"--write"_s, path});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Peak memory in KiB and pages of a process that writes so many findings.
std::pair<qint64, qint64> costOf(int findings)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {u"--cost"_s, QString::number(findings)});
    if (!process.waitForFinished(-1))
        return {};
    const QList<QByteArray> answer = process.readAllStandardOutput().trimmed().split(' ');
    return answer.size() == 2 ? std::pair{answer[0].toLongLong(), answer[1].toLongLong()} : std::pair<qint64, qint64>{};
}

int writeTo(const QString &path)
{
    return reports::writePdfFile(test::sampleDocument(), path) ? 0 : 1;
}

int printCost(int findings)
{
    const auto document = test::largeDocument({10, 58, findings, 100});
    QTemporaryDir folder;
    const auto summary = reports::writePdfFile(document, folder.filePath(u"large.pdf"_s));
    std::printf("%lld %d\n", static_cast<long long>(test::peakMemory()), summary ? summary->pages : 0);
    return summary ? 0 : 1;
}

} // namespace

//! A report as pages: what a reader, a screen reader and a second run find in it.
class TestPdf : public QObject
{
    Q_OBJECT
private slots:
    void file_opens_taggedAndWithTheDocumentsMoment();
    void pages_areAsMany_asTheLayoutSays();
    void text_ofThePages_isInOrder();
    void title_tooLongForALine_isBrokenBeforeTheFramework();
    void headings_standOnTheirPage_andInTheOutline();
    void structure_namesHeadingsTablesAndFigures();
    void update_givesLanguageTextsOfPicturesAndScopes();
    void links_inTheContents_leadToPages();
    void namesInOtherScripts_keepTheirLetters();
    void namesThatReorder_areShownAsNumbers();
    void bytes_inOtherTimeZonesLocalesAndFolders_areEqual();
    void page_openedAlone_isThatOfTheSequence();
    void pages_neverEnd_withWhatBelongsToTheNext();
    void row_tallerThanAPage_isDivided_andWhole();
    void block_withoutContent_isNoFault();
    void preview_isThePage();
    void cancelled_leavesNoFile();
    void memory_growsByLittle_withThePages();
};

void TestPdf::file_opens_taggedAndWithTheDocumentsMoment()
{
    SKIP_WITHOUT_POPPLER();
    QTemporaryDir folder;
    const QString info = poppler(u"pdfinfo"_s, {u"-isodates"_s, written(test::sampleDocument(), folder)});
    QVERIFY2(info.contains(QRegularExpression(u"Title: +Separation of environments, PCI DSS 4\\.0\\.1\n"_s)), qPrintable(info));
    QVERIFY(info.contains(QRegularExpression(u"Tagged: +yes"_s)));
    QVERIFY(info.contains(QRegularExpression(u"CreationDate: +2026-11-23T09:41:00Z"_s)));
    QVERIFY(info.contains(QRegularExpression(u"ModDate: +2026-11-23T09:41:00Z"_s)));
    QVERIFY(info.contains(QRegularExpression(u"Page size: .*\\(A4\\)"_s)));
    QVERIFY(info.contains(QRegularExpression(u"JavaScript: +no"_s)));
    const QString fonts = poppler(u"pdffonts"_s, {folder.filePath(u"report.pdf"_s)});
    const QStringList lines = fonts.split(u'\n', Qt::SkipEmptyParts).mid(2);
    QVERIFY(lines.size() >= 3);
    for (const QString &line : lines) // columns: emb, sub, uni, object
        QVERIFY2(line.contains(QRegularExpression(u" yes yes (yes|no ) "_s)), qPrintable(line));
}

void TestPdf::pages_areAsMany_asTheLayoutSays()
{
    SKIP_WITHOUT_POPPLER();
    QTemporaryDir folder;
    const auto document = test::largeDocument({120, 58, 40, 200});
    const auto layout = reports::PagedLayout::of(document);
    QVERIFY(layout.has_value());
    const QString info = poppler(u"pdfinfo"_s, {written(document, folder)});
    QVERIFY2(info.contains(QRegularExpression(u"Pages: +%1\n"_s.arg((*layout)->pageCount()))), qPrintable(info));
    QVERIFY((*layout)->pageCount() > 15);
}

void TestPdf::text_ofThePages_isInOrder()
{
    SKIP_WITHOUT_POPPLER();
    QTemporaryDir folder;
    const auto document = leftToRight();
    const QString text = test::withoutBlanks(poppler(u"pdftotext"_s, {u"-raw"_s, written(document, folder), u"-"_s}));
    Texts texts;
    for (const auto &block : document.blocks)
        std::visit(texts, block);
    QVERIFY(texts.found.size() > 350);
    qsizetype at = text.indexOf(u"7Sign-off"_s); // behind the contents
    QVERIFY(at > 0);
    for (const QString &one : texts.found) {
        const qsizetype next = text.indexOf(one, at);
        QVERIFY2(next >= 0, qPrintable(QString(u"not behind what is before it: "_s + one)));
        at = next + one.size();
    }
}

void TestPdf::title_tooLongForALine_isBrokenBeforeTheFramework()
{
    SKIP_WITHOUT_POPPLER();
    const QTemporaryDir folder;
    reports::Document document;
    for (const auto &[title, lines] : {std::pair("Separation of environments, ISO/IEC 27001:2022", QStringList{u"Separation of environments,"_s, u"ISO/IEC 27001:2022"_s}),
                                       std::pair("Short, indeed", QStringList{u"Short, indeed"_s})}) {
        document.title = title;
        const QStringList found = poppler(u"pdftotext"_s, {u"-raw"_s, written(document, folder), u"-"_s}).split(u'\n');
        QCOMPARE(found.mid(0, lines.size()), lines);
    }
}

void TestPdf::headings_standOnTheirPage_andInTheOutline()
{
    SKIP_WITHOUT_POPPLER();
    QTemporaryDir folder;
    const auto document = test::sampleDocument();
    const auto layout = reports::PagedLayout::of(document);
    const QString path = written(document, folder);
    const auto &outline = (*layout)->outline();
    QVERIFY(outline.size() > 8);
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const QString page = QString::number((*layout)->placeOf(i).page + 1);
        const QString text = poppler(u"pdftotext"_s, {u"-f"_s, page, u"-l"_s, page, path, u"-"_s});
        QVERIFY2(test::withoutBlanks(text).contains(bare(outline[i].text)), outline[i].text.c_str());
    }
    const QString xml = poppler(u"pdftohtml"_s, {u"-xml"_s, u"-i"_s, u"-stdout"_s, path});
    qsizetype at = xml.indexOf(u"<outline>"_s);
    QVERIFY(at > 0);
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const QString item = u"<item page=\"%1\">%2</item>"_s.arg((*layout)->placeOf(i).page + 1).arg(QString::fromStdString(outline[i].text));
        at = xml.indexOf(item, at);
        QVERIFY2(at > 0, qPrintable(item));
    }
}

void TestPdf::structure_namesHeadingsTablesAndFigures()
{
    SKIP_WITHOUT_POPPLER();
    QTemporaryDir folder;
    const auto document = leftToRight();
    const QString structure = poppler(u"pdfinfo"_s, {u"-struct-text"_s, written(document, folder)});
    const auto count = [&structure](const QString &tag) {
        return structure.count(QRegularExpression(u"^ *%1( \\(|$)"_s.arg(tag), QRegularExpression::MultilineOption));
    };
    QVERIFY(structure.startsWith(u"Document"_s));
    QCOMPARE(count(u"H1"_s), 7);
    QCOMPARE(count(u"H2"_s), 3);
    QCOMPARE(count(u"Figure"_s), 7);
    QCOMPARE(count(u"TOCI"_s), 10);
    QCOMPARE(count(u"Link"_s), 10);
    QCOMPARE(count(u"LI"_s), 5);
    QCOMPARE(count(u"Table"_s), 1 + 3 + 3 + 1); // cover, tables, sides of findings, facts
    // A table's rows are all in one element, however many pages it fills: header, 46 promotions.
    const qsizetype promotions = structure.indexOf(QRegularExpression(u"^  Table"_s, QRegularExpression::MultilineOption), structure.indexOf(u"4 Promotions\""_s, structure.indexOf(u"H1"_s)));
    const QString table = structure.mid(promotions, structure.indexOf(u"\n  H1"_s, promotions) - promotions);
    QCOMPARE(table.count(QRegularExpression(u"^    TR"_s, QRegularExpression::MultilineOption)), 47);
    QCOMPARE(table.count(QRegularExpression(u"^      TD"_s, QRegularExpression::MultilineOption)), 46 * 6);
}

void TestPdf::update_givesLanguageTextsOfPicturesAndScopes()
{
    const auto pdf = reports::toPdf(test::sampleDocument());
    QVERIFY(pdf.has_value());
    QCOMPARE(pdf->count("%%EOF"), 2); // Cairo's file and the update behind it
    const QByteArray update = pdf->mid(pdf->indexOf("%%EOF"));
    const auto hex = [](const QString &text) {
        QByteArray digits;
        for (const QChar unit : text)
            digits += QByteArray::number(unit.unicode(), 16).rightJustified(4, '0').toUpper();
        return QByteArray("<FEFF" + digits + '>');
    };
    QVERIFY(update.contains(QByteArray("/Lang " + hex(u"en"_s))));
    QVERIFY(update.contains("/DisplayDocTitle true"));
    QVERIFY(update.contains(QByteArray("/Alt " + hex(u"Infrastructure: 7 pass, 1 unknown, 1 fail, not isolated"_s))));
    QCOMPARE(update.count("/Alt <FEFF"), 7);
    QCOMPARE(update.count("/Scope /Column"), 5 + 2 + 6 + 3);
    QCOMPARE(update.count("/Scope /Row"), 6 + 4);
    QCOMPARE(update.count("/Summary <FEFF"), 2);
}

void TestPdf::links_inTheContents_leadToPages()
{
    const auto document = test::sampleDocument();
    const auto layout = reports::PagedLayout::of(document);
    const QString pdf = QString::fromLatin1(reports::toPdf(document).value());
    static const QRegularExpression kids(u"/Type /Pages\\s+/Kids \\[ ([0-9 R]+) \\]"_s), link(u"/Subtype /Link\\s[^>]*/Dest \\((h[0-9]+)\\)"_s);
    const QStringList pages = kids.match(pdf).captured(1).split(u" 0 R"_s, Qt::SkipEmptyParts);
    QCOMPARE(pages.size(), (*layout)->pageCount());
    QStringList names, expected;
    for (auto it = link.globalMatch(pdf); it.hasNext();)
        names.append(it.next().captured(1));
    for (std::size_t i = 0; i < (*layout)->outline().size(); ++i) {
        const QString name = u"h%1"_s.arg((*layout)->outline()[i].block);
        expected.append(name);
        const QRegularExpression target(u"\\(%1\\) \\[%2 0 R /XYZ "_s.arg(name, pages[(*layout)->placeOf(i).page].trimmed()));
        QVERIFY2(pdf.contains(target), qPrintable(name));
    }
    QCOMPARE(names, expected);
}

void TestPdf::namesInOtherScripts_keepTheirLetters()
{
    SKIP_WITHOUT_POPPLER();
    QTemporaryDir folder;
    const QString text = poppler(u"pdftotext"_s, {written(test::sampleDocument(), folder), u"-"_s});
    QVERIFY(text.contains(u"платежи-и-лимиты"_s));
    QVERIFY(text.contains(u"Ομάδα πληρωμών"_s));
    QVERIFY(text.contains(u"kärnbank-öst"_s));
    QString whole = test::withoutBlanks(text);
    for (const QChar letter : u"צוותתשלומים"_s)
        QVERIFY(whole.contains(letter));
    QVERIFY(whole.contains(u"averyveryverylongnamewithoutanyspacethathastobebrokensomewhere"_s)); // no hyphen
}

void TestPdf::namesThatReorder_areShownAsNumbers()
{
    SKIP_WITHOUT_POPPLER();
    QTemporaryDir folder;
    for (const auto &name : test::hostileNames()) {
        const QString path = written(test::documentNaming(name), folder);
        QVERIFY2(!path.isEmpty(), name.c_str());
        const QString text = test::withoutBlanks(poppler(u"pdftotext"_s, {path, u"-"_s}));
        QVERIFY(!text.contains(QChar(0x202E)) && !text.contains(QChar(0x2066)) && !text.contains(QChar(0x200B)));
        const bool hasNoFont = bare(name).contains(QChar(0xD83D)); // an emoji is a box where no font has it
        if (!hasNoFont)
            QVERIFY2(text.contains(bare(name)), qPrintable(QString(bare(name) + u" in "_s + text.left(300))));
    }
}

void TestPdf::bytes_inOtherTimeZonesLocalesAndFolders_areEqual()
{
    QTemporaryDir first, second;
    const QByteArray here = writtenElsewhere({{u"TZ"_s, u"UTC"_s}, {u"LC_ALL"_s, u"C"_s}, {u"LANGUAGE"_s, u"en"_s}, {u"QT_HASH_SEED"_s, u"0"_s}}, first.path());
    const QByteArray there = writtenElsewhere({{u"TZ"_s, u"Pacific/Kiritimati"_s}, {u"LC_ALL"_s, u"C.UTF-8"_s}, {u"LANGUAGE"_s, u"ja:zh_TW:fa"_s},
                                               {u"PANGO_LANGUAGE"_s, u"ja:fa"_s}, {u"FC_LANG"_s, u"ja"_s}, {u"QT_HASH_SEED"_s, u"77"_s}, {u"SOURCE_DATE_EPOCH"_s, u"1"_s}},
                                              second.path());
    QVERIFY(here.size() > 50'000);
    QCOMPARE(there.size(), here.size());
    QVERIFY(there == here);
    QVERIFY(reports::toPdf(test::sampleDocument()).value() == here); // in memory and to a file too
}

void TestPdf::page_openedAlone_isThatOfTheSequence()
{
    const auto document = test::largeDocument({120, 58, 30, 200});
    const auto layout = reports::PagedLayout::of(document);
    reports::PagedLayout &pages = **layout;
    int seen = 0;
    pages.eachPage([&](int index, const reports::Page &page) {
        const reports::Page alone = pages.page(index);
        [&] {
            QCOMPARE(alone.placed.size(), page.placed.size());
            for (std::size_t i = 0; i < page.placed.size(); ++i) {
                QCOMPARE(alone.placed[i].y, page.placed[i].y);
                QCOMPARE(alone.placed[i].piece.height, page.placed[i].piece.height);
                QCOMPARE(alone.placed[i].piece.marks.size(), page.placed[i].piece.marks.size());
            }
        }();
        ++seen;
        return !QTest::currentTestFailed();
    });
    QCOMPARE(seen, pages.pageCount());
}

void TestPdf::pages_neverEnd_withWhatBelongsToTheNext()
{
    for (quint32 seed = 1; seed <= 40; ++seed) {
        const auto document = randomDocument(seed);
        const auto layout = reports::PagedLayout::of(document);
        const int count = (*layout)->pageCount();
        (*layout)->eachPage([&](int index, const reports::Page &page) {
            [&] {
                QVERIFY(!page.placed.empty());
                const auto &last = page.placed.back();
                QVERIFY2(last.y + last.piece.height <= reports::geometry::height + 0.01, "runs off the page");
                if (index > 0 && index + 1 < count)
                    QVERIFY2(!last.piece.keepWithNext, qPrintable(u"seed %1, page %2"_s.arg(seed).arg(index)));
            }();
            return !QTest::currentTestFailed();
        });
        if (QTest::currentTestFailed())
            return;
    }
}

void TestPdf::row_tallerThanAPage_isDivided_andWhole()
{
    SKIP_WITHOUT_POPPLER();
    reports::Document document = test::documentNaming("plain");
    document.blocks.clear();
    std::string tall;
    for (int i = 0; i < 3000; ++i)
        tall += "word" + std::to_string(i) + ' ';
    document.blocks.push_back(reports::Table{"", {{"One", 1}, {"Two", 1}}, {{{tall}, {"beside"}}, {{"next"}, {"row"}}}, ""});
    document.blocks.push_back(reports::FindingCard{reports::Tone::Fail, "title", tall, "a", "b", {{"field", tall}}, {}, "", {}});
    document.blocks.push_back(reports::Callout{reports::Tone::Warn, "title", tall});
    const auto layout = reports::PagedLayout::of(document);
    (*layout)->eachPage([](int, const reports::Page &page) {
        [&] { QVERIFY(page.placed.back().y + page.placed.back().piece.height <= reports::geometry::height + 0.01); }();
        return !QTest::currentTestFailed();
    });
    QTemporaryDir folder;
    const QString text = poppler(u"pdftotext"_s, {u"-raw"_s, written(document, folder), u"-"_s});
    const QStringList words = text.split(QRegularExpression(u"\\s+"_s));
    for (int i : {0, 1, 777, 1500, 2999})
        QVERIFY2(words.count(u"word%1"_s.arg(i)) >= 3, qPrintable(QString::number(i)));
    QVERIFY(text.indexOf(u"word2999"_s) < text.indexOf(u"next"_s));
}

void TestPdf::block_withoutContent_isNoFault()
{
    using namespace reports;
    Document document;
    const Document nothing;
    const auto first = toPdf(nothing);
    QVERIFY(first.has_value());
    QVERIFY(first->contains("/CreationDate (19700101000000Z)")); // not the clock
    document.blocks = {Heading{1, ""}, Paragraph{}, Callout{}, Tiles{}, Table{}, Facts{}, DividedBars{}, ColumnChart{}, FindingCard{}, SignOff{}, PageBreak{}, PageBreak{}};
    QVERIFY(toPdf(document).has_value());
    document.blocks.push_back(Table{"", {{"a", 1}, {"b", 0}}, {{}, {{"only one"}}}, ""}); // rows shorter than the header
    document.blocks.push_back(ColumnChart{"t", "", {{"s", Tone::Pass}}, {{"i", {-5}}, {"j", {1, 2, 3}}, {"k", {}}}});
    document.blocks.push_back(DividedBars{"t", "", {{"b", {{Tone::Pass, -1, "w"}, {Tone::Fail, 0, "w"}}, ""}}});
    QVERIFY(toPdf(document).has_value());
}

void TestPdf::preview_isThePage()
{
    const auto document = test::sampleDocument();
    const auto layout = reports::PagedLayout::of(document);
    const auto image = reports::renderPage(**layout, 0, 1.0);
    QCOMPARE(image.width, 596);
    QCOMPARE(image.height, 842);
    QCOMPARE(image.pixels.size(), std::size_t(596) * 842);
    QCOMPARE(image.pixels[std::size_t(100) * 596 + 5], 0xFFF8F3E8u);   // sandbox
    QCOMPARE(image.pixels[std::size_t(100) * 596 + 590], 0xFFEBF1F9u); // production
    QCOMPARE(image.pixels[std::size_t(5) * 596 + 298], 0xFF3D4757u);   // the wall between
    QVERIFY(reports::renderPage(**layout, 3, 1.0).pixels == reports::renderPage(**layout, 3, 1.0).pixels);
    QCOMPARE(reports::renderPage(**layout, 3, 2.0).width, 1191);
    QVERIFY(!reports::renderPage(**layout, 999, 1.0).pixels.empty()); // a page that is not there is blank
}

void TestPdf::cancelled_leavesNoFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"report.pdf"_s);
    CancelToken cancel;
    double reached = 0;
    const auto summary = reports::writePdfFile(test::largeDocument({10, 58, 200, 10}), path, cancel, [&](double done) {
        reached = done;
        if (done > 0.6)
            cancel.cancel();
    });
    QVERIFY(!summary);
    QCOMPARE(summary.error().kind, Error::Kind::Cancelled);
    QVERIFY(reached > 0.6 && reached < 0.99);
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(reports::writePdfFile(test::sampleDocument(), folder.filePath(u"no/such/folder/a.pdf"_s)).error().kind, Error::Kind::Store);
}

//! Of a page stay its tags, which Cairo keeps until the end, and some numbers: far less than the page.
void TestPdf::memory_growsByLittle_withThePages()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("a sanitizer keeps memory of its own, so the peak says nothing");
#endif
    const auto few = costOf(300), many = costOf(1500);
    QVERIFY(few.second > 50 && many.second > few.second * 4);
    const qint64 perPage = (many.first - few.first) * 1024 / (many.second - few.second);
    qInfo("%lld pages: %lld KiB at the peak; %lld pages: %lld KiB; %lld bytes a page with what the document itself takes", few.second, few.first, many.second,
          many.first, perPage);
    QVERIFY(perPage < 64 * 1024);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--write"_s)
        return writeTo(arguments[2]);
    if (arguments.size() == 3 && arguments[1] == u"--cost"_s)
        return printCost(arguments[2].toInt());
    TestPdf test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pdf.moc"
