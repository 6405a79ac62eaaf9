// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/scriptlanguage.h"

#include <QTest>

#include <string>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

//! "0-6 ja": bytes and the language they are told to be in.
QStringList languagesOf(const std::string &text)
{
    PangoAttrList *attributes = pango_attr_list_new();
    reports::tellLanguages(attributes, text);
    QStringList found;
    GSList *list = pango_attr_list_get_attributes(attributes);
    for (GSList *one = list; one; one = one->next) {
        const auto *attribute = static_cast<PangoAttrLanguage *>(one->data);
        if (attribute->attr.klass->type == PANGO_ATTR_LANGUAGE)
            found.append(u"%1-%2 %3"_s.arg(attribute->attr.start_index).arg(attribute->attr.end_index).arg(QString::fromUtf8(pango_language_to_string(attribute->value))));
    }
    g_slist_free_full(list, [](gpointer attribute) { pango_attribute_destroy(static_cast<PangoAttribute *>(attribute)); });
    pango_attr_list_unref(attributes);
    return found;
}

} // namespace

//! The language of a name decides its font; it comes from the name, never from the desk.
class TestScriptLanguage : public QObject
{
    Q_OBJECT
private slots:
    void text_hasTheLanguageOfItsScript_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("languages");
        QTest::newRow("Latin") << u"kärnbank"_s << QStringList{};
        QTest::newRow("Han alone") << u"支付 API"_s << QStringList{u"0-6 zh-cn"_s};
        QTest::newRow("Han beside kana") << u"支払い"_s << QStringList{u"0-9 ja"_s};
        QTest::newRow("Hangul") << u"a 결제"_s << QStringList{u"2-8 ko"_s};
        QTest::newRow("Arabic and Hebrew") << u"دفع תש"_s << QStringList{u"0-6 ar"_s, u"7-11 he"_s};
        QTest::newRow("Cyrillic") << u"лимиты"_s << QStringList{u"0-12 ru"_s};
    }
    void text_hasTheLanguageOfItsScript()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, languages);
        qputenv("LANGUAGE", "ja:fa:yi");
        QCOMPARE(languagesOf(text.toStdString()), languages);
    }
};

QTEST_GUILESS_MAIN(TestScriptLanguage)
#include "tst_scriptlanguage.moc"
