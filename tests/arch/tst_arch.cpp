// SPDX-License-Identifier: GPL-3.0-or-later
#include "arch/sourcetree.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace bulkhead::arch;
using namespace Qt::StringLiterals;

namespace {

//! Which folder of models/ and views/ may include which others (DESIGN.md 4); its own is always allowed.
const QHash<QString, QStringList> &allowed()
{
    static const QStringList pure{u"core"_s, u"estate"_s};
    static const QStringList ports = pure + QStringList{u"audit"_s, u"ports"_s, u"promotion"_s};
    static const QStringList usecases = ports + QStringList{u"catalog"_s, u"collectors"_s, u"contracts"_s, u"evidence"_s, u"isolation"_s, u"reports"_s, u"rows"_s};
    static const QStringList items = usecases + QStringList{u"topology"_s, u"usecases"_s};
    static const QStringList views = items + QStringList{u"items"_s, u"presentation"_s, u"widgets"_s, u"charts"_s};
    static const QStringList shell
        = views + QStringList{u"overview"_s, u"catalog"_s, u"settings"_s, u"charts"_s};
    static const QHash<QString, QStringList> table{
        {u"models/core"_s, {}},
        {u"models/estate"_s, {u"core"_s}},
        {u"models/catalog"_s, pure},
        {u"models/contracts"_s, pure},
        {u"models/isolation"_s, pure},
        {u"models/topology"_s, pure + QStringList{u"isolation"_s}},
        {u"models/audit"_s, {u"core"_s}},
        {u"models/rows"_s, pure + QStringList{u"audit"_s, u"catalog"_s}},
        {u"models/promotion"_s, pure},
        {u"models/evidence"_s, pure + QStringList{u"isolation"_s}},
        {u"models/collectors"_s, pure + QStringList{u"isolation"_s, u"evidence"_s}},
        {u"models/reports"_s, pure + QStringList{u"isolation"_s, u"evidence"_s, u"promotion"_s}},
        {u"models/ports"_s, pure + QStringList{u"audit"_s, u"promotion"_s}},
        {u"models/gateways"_s, ports + QStringList{u"collectors"_s}},
        {u"models/store"_s, ports},
        {u"models/identity"_s, ports},
        {u"models/anchors"_s, ports},
        {u"models/usecases"_s, usecases},
        {u"models/items"_s, items},
        {u"views/presentation"_s, items + QStringList{u"items"_s}},
        {u"views/widgets"_s, items + QStringList{u"items"_s, u"presentation"_s}},
        {u"views/audit"_s, views},
        {u"views/overview"_s, views + QStringList{u"wall"_s}},
        {u"views/catalog"_s, views},
        {u"views/isolation"_s, views},
        {u"views/promotions"_s, views},
        {u"views/reports"_s, views},
        {u"views/wall"_s, views},
        {u"views/charts"_s, items + QStringList{u"items"_s, u"presentation"_s, u"widgets"_s}},
        {u"views/settings"_s, views},
        {u"views/topology"_s, views},
        {u"views/shell"_s, shell},
    };
    return table;
}

QStringList quotedIncludes(const SourceFile &file)
{
    static const QRegularExpression include(u"^\\s*#include \"([^\"]+)\""_s,
                                            QRegularExpression::MultilineOption);
    QStringList paths;
    for (auto it = include.globalMatch(file.text); it.hasNext();)
        paths.append(it.next().captured(1));
    return paths;
}

QString folderOf(const QString &path)
{
    return path.section(u'/', 0, 1);
}

//! Statements with co_await whose parentheses hold a brace: gcc 12 destroys such temporaries twice.
QStringList bracesBesideAwait(const QString &code)
{
    QStringList found;
    for (qsizetype at = code.indexOf(u"co_await"_s); at >= 0; at = code.indexOf(u"co_await"_s, at + 1)) {
        const qsizetype begin = 1 + std::max({code.lastIndexOf(u';', at), code.lastIndexOf(u'{', at),
                                              code.lastIndexOf(u'}', at)});
        int depth = int(code.mid(begin, at - begin).count(u'(') - code.mid(begin, at - begin).count(u')'));
        qsizetype end = at;
        for (; end < code.size() && code[end] != u';'; ++end) {
            depth += code[end] == u'(' ? 1 : code[end] == u')' ? -1 : 0;
            if (code[end] == u'{')
                break;
        }
        const bool body = end < code.size() && code[end] == u'{' && depth <= 0
            && code.mid(begin, end - begin).contains(QRegularExpression(u"\\b(if|while|switch|for)\\b"_s));
        if (end < code.size() && code[end] == u'{' && !body)
            found.append(code.mid(begin, end - begin).simplified());
        // A brace list before co_await in the same expression is caught by its own '{' as begin.
        if (begin > 0 && code[begin - 1] == u'{') {
            const QChar before = code.left(begin - 1).trimmed().back();
            if (before == u'(' || before == u',' || before == u'=')
                found.append(code.mid(begin, at - begin).simplified());
        }
    }
    return found;
}

} // namespace

//! The house rules that a machine can read: include directions, coroutine traps, sizes, licences.
class TestArch : public QObject
{
    Q_OBJECT
private slots:
    void includes_ofEachFolder_pointOneWay();
    void models_neverInclude_guiOrWidgets();
    void usecasesAndViews_neverName_anAdapterOrTheStore();
    void awaits_neverHold_aBracedTemporary();
    void coroutines_neverReturn_aMember();
    void awaits_neverStand_inAConditionalExpression();
    void awaitRule_onItsTraps_findsThem_data();
    void awaitRule_onItsTraps_findsThem();
    void sources_useNo_eventLoopOrStringConnect();
    void labels_inViews_arePlainText();
    void files_haveTheLicenceLine_first();
    void files_stayWithin_theirSize();
    void verifier_staysSmall_andSharesNothing();
};

void TestArch::includes_ofEachFolder_pointOneWay()
{
    QStringList wrong;
    for (const SourceFile &file : sourcesBelow({u"models"_s, u"views"_s})) {
        const QString folder = folderOf(file.path);
        QVERIFY2(allowed().contains(folder), qPrintable(u"no rule for "_s + folder));
        for (const QString &include : quotedIncludes(file)) {
            if (!include.contains(u'/'))
                continue; // generated beside the file
            const QString target = include.section(u'/', 0, 0);
            if (target != folder.section(u'/', 1) && !allowed()[folder].contains(target))
                wrong.append(file.path + u" includes "_s + include);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestArch::models_neverInclude_guiOrWidgets()
{
    static const QRegularExpression gui(
        u"#include <Q(Widget|Application|Gui|Painter|Color|Font|Icon|Pixmap|Image|Palette|Style|Main)"_s);
    for (const SourceFile &file : sourcesBelow({u"models"_s}))
        QVERIFY2(!gui.match(file.text).hasMatch(), qPrintable(file.path));
}

void TestArch::usecasesAndViews_neverName_anAdapterOrTheStore()
{
    for (const SourceFile &file : sourcesBelow({u"models/usecases"_s, u"models/items"_s, u"views"_s})) {
        for (const QString &include : quotedIncludes(file)) {
            QVERIFY2(!include.startsWith(u"gateways/"_s) && !include.startsWith(u"store/"_s)
                         && !include.startsWith(u"identity/"_s) && !include.startsWith(u"anchors/"_s),
                     qPrintable(file.path + u" includes "_s + include));
        }
    }
}

void TestArch::awaits_neverHold_aBracedTemporary()
{
    QStringList wrong;
    for (const SourceFile &file : sourcesBelow({u"models"_s, u"app"_s, u"views"_s, u"tests"_s})) {
        if (file.path.startsWith(u"tests/arch"_s))
            continue;
        for (const QString &statement : bracesBesideAwait(codeOnly(file.text)))
            wrong.append(file.path + u": "_s + statement);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

//! gcc 12 moves out of a member that a coroutine returns, so that the next question finds it empty.
void TestArch::coroutines_neverReturn_aMember()
{
    static const QRegularExpression member(u"\\bco_return m_\\w+;"_s);
    QVERIFY(member.match(u"co_return m_trail;"_s).hasMatch());
    for (const SourceFile &file : sourcesBelow({u"models"_s, u"app"_s, u"views"_s}))
        QVERIFY2(!member.match(codeOnly(file.text)).hasMatch(), qPrintable(file.path));
}

//! gcc 12 destroys the results of both sides of a conditional expression that awaits.
void TestArch::awaits_neverStand_inAConditionalExpression()
{
    static const QRegularExpression conditional(u"\\?[^;{}]*\\bco_await\\b"_s);
    QVERIFY(conditional.match(u"x = a ? co_await f() : b;"_s).hasMatch() && conditional.match(u"x = a ? b : co_await f();"_s).hasMatch());
    for (const SourceFile &file : sourcesBelow({u"models"_s, u"app"_s, u"views"_s})) {
        const auto found = conditional.match(codeOnly(file.text));
        QVERIFY2(!found.hasMatch(), qPrintable(file.path + u": "_s + found.captured()));
    }
}

void TestArch::awaitRule_onItsTraps_findsThem_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("caught");
    QTest::newRow("aggregate temporary") << u"x = co_await f(Req{1});"_s << true;
    QTest::newRow("brace list") << u"co_await f({a, b});"_s << true;
    QTest::newRow("lambda") << u"co_await f([a] { return a; });"_s << true;
    QTest::newRow("brace before") << u"g({a, co_await f()});"_s << true;
    QTest::newRow("named first") << u"auto r = Req{1}; co_await f(std::move(r));"_s << false;
    QTest::newRow("if with body") << u"if (const auto r = co_await f(x); !r) { y(); }"_s << false;
    QTest::newRow("loop body") << u"for (auto &t : ts) { auto o = co_await t; use(o); }"_s << false;
}

void TestArch::awaitRule_onItsTraps_findsThem()
{
    QFETCH(QString, code);
    QFETCH(bool, caught);
    QCOMPARE(!bracesBesideAwait(code).isEmpty(), caught);
}

void TestArch::sources_useNo_eventLoopOrStringConnect()
{
    static const QRegularExpression bad(u"\\bQEventLoop\\b|\\bSIGNAL\\(|\\bSLOT\\(|\\bqWait\\b|ignoreSslErrors"_s);
    for (const SourceFile &file : sourcesBelow({u"models"_s, u"views"_s, u"app"_s})) {
        const auto match = bad.match(codeOnly(file.text));
        QVERIFY2(!match.hasMatch(), qPrintable(file.path + u": "_s + match.captured()));
    }
}

void TestArch::labels_inViews_arePlainText()
{
    // One factory makes labels, and it sets Qt::PlainText; rich text opens files named in gateway data.
    static const QRegularExpression rich(u"Qt::RichText|Qt::AutoText|Qt::MarkdownText|setHtml\\(|setMarkdown\\("_s);
    for (const SourceFile &file : sourcesBelow({u"views"_s}))
        QVERIFY2(!rich.match(codeOnly(file.text)).hasMatch(), qPrintable(file.path));
}

void TestArch::files_haveTheLicenceLine_first()
{
    for (const SourceFile &file : licensedFiles()) {
        const QString head = file.text.left(120);
        QVERIFY2(head.contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s), qPrintable(file.path));
    }
}

void TestArch::files_stayWithin_theirSize()
{
    QStringList wrong;
    for (const SourceFile &file : sourcesBelow({u"models"_s, u"views"_s, u"app"_s, u"tests"_s})) {
        const qsizetype lines = file.text.count(u'\n');
        if (lines > (file.isHeader() ? 250 : 600))
            wrong.append(u"%1 has %2 lines"_s.arg(file.path).arg(lines));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestArch::verifier_staysSmall_andSharesNothing()
{
    // Whoever trusts nobody reads it whole, on one afternoon. It was 600 lines for the log alone; those of the archive are in a file of their own.
    constexpr qsizetype most = 750;
    static const QRegularExpression own(u"^#include \"(?!(?:archive|blocks|state|verify)\\.h\")"_s, QRegularExpression::MultilineOption);
    qsizetype lines = 0;
    for (const SourceFile &file : sourcesBelow({u"app/verify"_s})) {
        lines += file.text.count(u'\n');
        QVERIFY2(!own.match(file.text).hasMatch(), qPrintable(file.path));
    }
    QVERIFY2(lines > 500 && lines <= most, qPrintable(QString::number(lines)));
}

QTEST_GUILESS_MAIN(TestArch)
#include "tst_arch.moc"
