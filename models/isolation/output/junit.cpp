// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/output/report.h"

#include <QXmlStreamWriter>

namespace bulkhead::isolation {

namespace {

using namespace Qt::StringLiterals;

//! Text that XML 1.0 can hold: control characters become U+FFFD.
QString clean(std::string_view text)
{
    QString result = QString::fromUtf8(text.data(), qsizetype(text.size()));
    for (QChar &c : result) {
        const ushort code = c.unicode();
        const bool allowed = code == 0x9 || code == 0xa || code == 0xd || (code >= 0x20 && code < 0xfffe);
        if (!allowed)
            c = QChar(QChar::ReplacementCharacter);
    }
    return result;
}

struct Totals
{
    qint64 tests = 0, failures = 0, errors = 0, skipped = 0;
    void add(Verdict verdict)
    {
        ++tests;
        failures += verdict == Verdict::Fail ? 1 : 0;
        errors += verdict == Verdict::Unknown ? 1 : 0;
        skipped += verdict == Verdict::NotApplicable ? 1 : 0;
    }
};

class Writer
{
public:
    Writer(const CheckReport &report, QString &out)
        : m_report(report)
        , m_xml(&out)
    {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
    }

    void write()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"testsuites"_s);
        m_xml.writeAttribute(u"name"_s, u"bulkhead isolation check"_s);
        for (const PairReport &pair : m_report.pairs) {
            for (int i = 0; i < layerCount; ++i)
                writeLayer(pair, static_cast<Layer>(i));
        }
        m_xml.writeEndElement();
        m_xml.writeEndDocument();
    }

private:
    [[nodiscard]] QList<const Control *> controlsOf(Layer layer) const
    {
        QList<const Control *> controls;
        for (const Control &control : m_report.catalogue->controls()) {
            if (control.layer == layer)
                controls.append(&control);
        }
        return controls;
    }

    void writeLayer(const PairReport &pair, Layer layer)
    {
        const QList<const Control *> controls = controlsOf(layer);
        Totals totals;
        for (const Control *control : controls) {
            const ControlResult *result = pair.result.find(control->id.toStdString());
            if (result == nullptr)
                continue;
            for (const UnitResult &unit : result->units)
                totals.add(unit.verdict);
            if (result->verdict == Verdict::Pass)
                totals.add(Verdict::Pass);
        }
        m_xml.writeStartElement(u"testsuite"_s);
        m_xml.writeAttribute(u"name"_s, pairName(pair.result) + u' ' + clean(toWire(layer)));
        m_xml.writeAttribute(u"tests"_s, QString::number(totals.tests));
        m_xml.writeAttribute(u"failures"_s, QString::number(totals.failures));
        m_xml.writeAttribute(u"errors"_s, QString::number(totals.errors));
        m_xml.writeAttribute(u"skipped"_s, QString::number(totals.skipped));
        m_xml.writeAttribute(u"timestamp"_s, clean(isoTime(m_report.at)).chopped(1));
        writeProperties(pair, layer);
        for (const Control *control : controls)
            writeControl(pair, *control);
        m_xml.writeEndElement();
    }

    void writeProperties(const PairReport &pair, Layer layer)
    {
        const LayerScore &score = pair.result.layer(layer);
        const auto property = [this](const QString &name, const QString &value) {
            m_xml.writeEmptyElement(u"property"_s);
            m_xml.writeAttribute(u"name"_s, name);
            m_xml.writeAttribute(u"value"_s, value);
        };
        m_xml.writeStartElement(u"properties"_s);
        property(u"status"_s, clean(toWire(score.status)));
        property(u"coverage"_s, score.figures.coverage ? QString::number(*score.figures.coverage) : u"–"_s);
        property(u"catalogue"_s, m_report.catalogue->version());
        property(u"snapshot"_s, QString::number(m_report.snapshot));
        m_xml.writeEndElement();
    }

    void writeControl(const PairReport &pair, const Control &control)
    {
        const ControlResult *result = pair.result.find(control.id.toStdString());
        if (result == nullptr)
            return;
        if (result->verdict == Verdict::Pass) {
            startCase(control, clean(reasonOf(*result)));
            m_xml.writeEndElement();
        }
        for (const UnitResult &unit : result->units)
            writeUnit(pair, control, unit);
    }

    void startCase(const Control &control, const QString &name)
    {
        m_xml.writeStartElement(u"testcase"_s);
        m_xml.writeAttribute(u"classname"_s, clean(toWire(control.layer)) + u'.' + control.id);
        m_xml.writeAttribute(u"name"_s, name);
    }

    void writeUnit(const PairReport &pair, const Control &control, const UnitResult &unit)
    {
        startCase(control, clean(unit.unit));
        const AcceptedFinding *accepted = acceptedBy(pair, control.id.toStdString(), unit);
        const QString message = clean(accepted == nullptr ? sentence(unit) : sentence(unit) + "; " + acceptedWords(*accepted));
        if (unit.verdict == Verdict::Fail || unit.verdict == Verdict::Unknown) {
            m_xml.writeStartElement(unit.verdict == Verdict::Fail ? u"failure"_s : u"error"_s);
            m_xml.writeAttribute(u"type"_s, clean(toWire(control.severity)));
            m_xml.writeAttribute(u"message"_s, message);
            m_xml.writeCharacters(details(control, unit));
            m_xml.writeEndElement();
        } else if (unit.verdict == Verdict::NotApplicable) {
            m_xml.writeEmptyElement(u"skipped"_s);
            m_xml.writeAttribute(u"message"_s, message);
        } else {
            m_xml.writeTextElement(u"system-out"_s, message + u'\n' + details(control, unit));
        }
        m_xml.writeEndElement();
    }

    [[nodiscard]] QString details(const Control &control, const UnitResult &unit) const
    {
        QStringList lines{control.title};
        for (const FactRef *fact : {&unit.sandbox, &unit.production}) {
            if (fact->isSet())
                lines.append(clean(shown(*fact)));
        }
        lines.append(remedyOf(m_report, control, unit));
        lines.append(clean("fingerprint " + findingFingerprint(control.id.toStdString(), unit.unit)));
        return lines.join(u'\n');
    }

    const CheckReport &m_report;
    QXmlStreamWriter m_xml;
};

} // namespace

std::string toJunit(const CheckReport &report)
{
    QString out;
    Writer(report, out).write();
    return out.toStdString();
}

} // namespace bulkhead::isolation
