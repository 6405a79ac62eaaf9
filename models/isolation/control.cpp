// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/control.h"

#include "core/digest.h"
#include "estate/estatesection.h"
#include "isolation/check.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace bulkhead::isolation {

using namespace Qt::StringLiterals;

namespace {

template<typename Values>
QList<QString> wordsOf(const Values &values)
{
    QList<QString> words;
    for (const auto value : values)
        words.append(QString::fromLatin1(toWire(value)));
    return words;
}

constexpr std::array<Layer, 7> allLayers = {Layer::Infrastructure, Layer::Identity, Layer::Data, Layer::Policies,
                                            Layer::Cicd, Layer::Observability, Layer::Governance};
constexpr std::array<Severity, 4> allSeverities = {Severity::Low, Severity::Medium, Severity::High, Severity::Critical};
constexpr std::array<Method, 4> allMethods = {Method::Automatic, Method::Probe, Method::Evidence, Method::Attestation};

std::string_view wire(const QString &text, QByteArray &keep)
{
    keep = text.toLatin1();
    return {keep.constData(), static_cast<std::size_t>(keep.size())};
}

bool hasCheck(const QString &id)
{
    const std::string text = id.toStdString();
    const Checks &checks = allChecks();
    return std::any_of(checks.begin(), checks.end(), [&text](const auto &check) { return check->control() == text; });
}

} // namespace

//! Walks the tree of a catalogue file.
class CatalogueReader
{
public:
    CatalogueReader(EstateReport &report, ControlCatalogue base, bool isCustom)
        : m_report(report)
        , m_catalogue(std::move(base))
        , m_isCustom(isCustom)
    {
    }

    ControlCatalogue read(const YamlNode *root)
    {
        EstateSection top(m_report, root, QString());
        m_catalogue.m_version = m_isCustom ? m_catalogue.m_version : top.requiredText("version"_L1);
        if (m_isCustom)
            (void)top.text("version"_L1);
        for (const YamlEntry &item : top.items("controls"_L1)) {
            if (auto section = mapping(item, u"controls"_s))
                control(*section);
        }
        for (const YamlEntry &item : top.items("references"_L1)) {
            if (auto section = mapping(item, u"references"_s))
                moreReferences(*section);
        }
        top.finish();
        return std::move(m_catalogue);
    }

private:
    std::optional<EstateSection> mapping(const YamlEntry &item, const QString &path)
    {
        if (item.value->kind == YamlNode::Kind::Mapping)
            return EstateSection(m_report, item.value, path);
        m_report.error(item.value->begin, path + u": expected a mapping"_s, u"write key: value lines below the dash"_s);
        return std::nullopt;
    }

    void control(EstateSection section)
    {
        Control control;
        control.id = section.requiredText("id"_L1);
        control.isCustom = m_isCustom;
        checkId(section, control.id);
        QByteArray keep;
        if (const auto layer = section.oneOf("layer"_L1, wordsOf(allLayers)))
            control.layer = *layerFromWire(wire(*layer, keep));
        else if (!section.find("layer"_L1))
            m_report.error(section.at(), section.path() + u" has no layer"_s, u"add layer: "_s + wordsOf(allLayers).join(u" or "_s));
        control.title = section.requiredText("title"_L1);
        control.statement = section.requiredText("statement"_L1);
        if (const auto severity = section.oneOf("severity"_L1, wordsOf(allSeverities)))
            control.severity = *severityFromWire(wire(*severity, keep));
        if (const auto method = section.oneOf("method"_L1, wordsOf(allMethods)))
            control.method = *methodFromWire(wire(*method, keep));
        also(section, control);
        control.facts = section.texts("facts"_L1);
        control.decidedBy = section.text("decided_by"_L1).value_or(QString());
        control.timeToLive = std::chrono::hours(section.integer("ttl_hours"_L1, 1, 24 * 3660).value_or(24));
        exception(section, control);
        remedies(section, control);
        control.references = references(section);
        rule(section, control);
        section.finish();
        m_catalogue.m_controls.append(control);
    }

    void checkId(EstateSection &section, const QString &id)
    {
        static const QRegularExpression form(u"^[A-Z][A-Z0-9]{1,7}-[0-9]{1,4}$"_s);
        if (id.isEmpty())
            return;
        if (!form.match(id).hasMatch())
            m_report.error(section.find("id"_L1)->begin, section.path(u"id") + u": not an id of a control"_s,
                           u"write letters, a dash and a number, like ACME-01"_s);
        if (m_catalogue.find(id))
            m_report.error(section.find("id"_L1)->begin, section.path(u"id") + u": the control %1 is there already"_s.arg(id),
                           u"take another id; built-in controls cannot be changed"_s);
    }

    void also(EstateSection &section, Control &control)
    {
        const QList<QString> words = wordsOf(allMethods);
        for (const YamlEntry &item : section.items("also"_L1)) {
            const auto text = textOf(m_report, item.value, section.path(u"also"));
            QByteArray keep;
            if (text && words.contains(*text))
                control.also.append(*methodFromWire(wire(*text, keep)));
            else if (text)
                m_report.error(item.value->begin, section.path(u"also") + u": no such method"_s,
                               u"choose of "_s + words.join(u", "_s));
        }
    }

    void exception(EstateSection &section, Control &control)
    {
        auto exception = section.section("exception"_L1);
        if (!exception)
            return;
        control.exceptionDays = int(exception->integer("days"_L1, 0, 365).value_or(0));
        control.exceptionTerms = exception->text("terms"_L1).value_or(QString());
        exception->finish();
    }

    void remedies(EstateSection &section, Control &control)
    {
        auto remedy = section.section("remedy"_L1);
        if (!remedy)
            return;
        for (const auto &key : {"any"_L1, "kong"_L1, "apisix"_L1, "caddy"_L1}) {
            if (const auto text = remedy->text(key))
                control.remedies.insert(QString(key), *text);
        }
        remedy->finish();
    }

    QHash<QString, QList<QString>> references(EstateSection &section)
    {
        QHash<QString, QList<QString>> result;
        const YamlNode *node = section.find("references"_L1);
        if (!node || node->isNull())
            return result;
        for (const YamlEntry &member : section.members("references"_L1)) {
            const QString path = section.path(u"references") + u'.' + member.key->text;
            if (member.value->kind != YamlNode::Kind::Sequence) {
                m_report.error(member.value->begin, path + u": expected a list"_s, u"write [\"A.8.31\"]"_s);
                continue;
            }
            for (const YamlEntry &item : member.value->entries) {
                if (const auto text = textOf(m_report, item.value, path))
                    result[member.key->text].append(*text);
            }
        }
        return result;
    }

    void rule(EstateSection &section, Control &control)
    {
        const auto named = section.text("check"_L1);
        control.check = named.value_or(hasCheck(control.id) ? control.id : QString());
        if (named && !hasCheck(*named))
            m_report.error(section.find("check"_L1)->begin, section.path(u"check") + u": no such rule"_s,
                           u"name a control with a rule, like INF-07"_s);
        else if (m_isCustom && control.check.isEmpty() && control.method == Method::Automatic)
            m_report.error(section.at(), section.path() + u": no rule judges %1"_s.arg(control.id),
                           u"add check: with the id of a control whose rule shall judge it, or method: attest or evidence"_s);
    }

    void moreReferences(EstateSection section)
    {
        const QString id = section.requiredText("control"_L1);
        QList<Control> &controls = m_catalogue.m_controls;
        const auto position = std::find_if(controls.cbegin(), controls.cend(),
                                           [&id](const Control &control) { return control.id == id; })
            - controls.cbegin();
        Control *found = position < controls.size() ? &controls[position] : nullptr;
        const auto added = references(section);
        if (!id.isEmpty() && !found)
            m_report.error(section.find("control"_L1)->begin, section.path(u"control") + u": no such control"_s,
                           u"name one of the catalogue, like INF-07"_s);
        for (auto it = added.cbegin(); it != added.cend() && found; ++it)
            found->references[it.key()].append(it.value());
        section.finish();
    }

    EstateReport &m_report;
    ControlCatalogue m_catalogue;
    bool m_isCustom;
};

namespace {

CatalogueReading readCatalogue(const QByteArray &yaml, const QString &file, const ControlCatalogue &base, bool isCustom)
{
    EstateReport report(file);
    const YamlTree tree = YamlTree::parse(yaml);
    for (const YamlTree::Problem &problem : tree.problems())
        report.error(problem.at, problem.what, problem.hint);
    CatalogueReading reading;
    if (!tree.root()) {
        if (tree.problems().empty())
            report.error(YamlMark(), u"the file is empty"_s, u"add controls: or references:"_s);
    } else if (tree.root()->kind != YamlNode::Kind::Mapping) {
        report.error(tree.root()->begin, u"expected a mapping"_s, u"start with controls:"_s);
    } else {
        CatalogueReader reader(report, base, isCustom);
        reading.catalogue = reader.read(tree.root());
    }
    reading.problems = report.sorted();
    return reading;
}

} // namespace

QString Control::remedy(const QString &gatewayKind) const
{
    return remedies.value(gatewayKind, remedies.value(u"any"_s));
}

const ControlCatalogue &ControlCatalogue::builtIn()
{
    static const ControlCatalogue catalogue = [] {
        QFile file(u":/bulkhead/isolation/controls.yaml"_s);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the control catalogue is not compiled in");
        return readCatalogue(file.readAll(), u"controls.yaml"_s, ControlCatalogue(), false).catalogue;
    }();
    return catalogue;
}

CatalogueReading ControlCatalogue::with(const QByteArray &yaml, const QString &file) const
{
    CatalogueReading reading = readCatalogue(yaml, file, *this, true);
    const std::string digest = toHex(sha256({yaml.constData(), static_cast<std::size_t>(yaml.size())}));
    reading.catalogue.m_version = m_version + u'+' + QString::fromStdString(digest.substr(0, 12));
    return reading;
}

const Control *ControlCatalogue::find(const QString &id) const
{
    const auto found = std::find_if(m_controls.cbegin(), m_controls.cend(),
                                    [&id](const Control &control) { return control.id == id; });
    return found == m_controls.cend() ? nullptr : &*found;
}

bool CatalogueReading::isUsable() const
{
    return std::none_of(problems.cbegin(), problems.cend(), [](const EstateProblem &problem) {
        return problem.severity == EstateProblem::Severity::Error;
    });
}

} // namespace bulkhead::isolation
