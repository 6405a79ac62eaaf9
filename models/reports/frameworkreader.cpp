// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatesection.h"
#include "reports/framework.h"

#include <QRegularExpression>
#include <QSet>

namespace bulkhead::reports {

using namespace Qt::StringLiterals;

namespace {

//! Walks the tree of a framework file.
class FrameworkReader
{
public:
    FrameworkReader(EstateReport &report, const isolation::ControlCatalogue &controls)
        : m_report(report)
        , m_controls(controls)
    {
    }

    Framework read(const YamlNode *root)
    {
        EstateSection top(m_report, root, QString());
        m_framework.id = top.requiredText("id"_L1);
        checkId(top);
        m_framework.title = top.requiredText("title"_L1);
        m_framework.shortTitle = top.text("short_title"_L1).value_or(m_framework.title);
        m_framework.edition = top.text("edition"_L1).value_or(QString());
        m_framework.publisher = top.text("publisher"_L1).value_or(QString());
        m_framework.note = top.text("note"_L1).value_or(QString());
        for (const YamlEntry &item : top.items("requirements"_L1))
            requirement(item);
        if (m_framework.requirements.isEmpty())
            m_report.error(top.at(), u"the framework has no requirement"_s, u"add requirements: with lines like - {id: \"7.1\", subject: \"…\", controls: [INF-01]}"_s);
        top.finish();
        reportUnlisted(top);
        return std::move(m_framework);
    }

private:
    void checkId(EstateSection &top)
    {
        static const QRegularExpression form(u"^[a-z0-9][a-z0-9.-]{0,63}$"_s);
        if (!m_framework.id.isEmpty() && !form.match(m_framework.id).hasMatch())
            m_report.error(top.find("id"_L1)->begin, u"id: not an id of a framework"_s, u"write small letters, digits, dots and dashes, like acme-policy-2026"_s);
    }

    void requirement(const YamlEntry &item)
    {
        if (item.value->kind != YamlNode::Kind::Mapping) {
            m_report.error(item.value->begin, u"requirements: expected a mapping"_s, u"write - {id: \"7.1\", subject: \"…\", controls: [INF-01]}"_s);
            return;
        }
        EstateSection section(m_report, item.value, u"requirements"_s);
        Requirement requirement;
        requirement.reference = section.requiredText("id"_L1);
        if (!requirement.reference.isEmpty() && m_seen.contains(requirement.reference)) // without one it is said already
            m_report.error(section.find("id"_L1)->begin, u"requirements.id: %1 is there already"_s.arg(requirement.reference), u"take one of the two out"_s);
        m_seen.insert(requirement.reference);
        requirement.subject = section.requiredText("subject"_L1);
        requirement.verified = section.text("verified"_L1).value_or(QString());
        requirement.controls = supporting(requirement.reference, named(section));
        section.finish();
        m_framework.requirements.append(requirement);
    }

    //! The controls that the file itself names.
    QSet<QString> named(EstateSection &section)
    {
        QSet<QString> ids;
        for (const YamlEntry &item : section.items("controls"_L1)) {
            const auto id = textOf(m_report, item.value, section.path(u"controls"));
            if (id && m_controls.find(*id) == nullptr)
                m_report.error(item.value->begin, section.path(u"controls") + u": no such control: "_s + *id, u"name one of the catalogue, like INF-07"_s);
            else if (id)
                ids.insert(*id);
        }
        return ids;
    }

    QStringList supporting(const QString &reference, const QSet<QString> &named) const
    {
        QStringList ids;
        for (const isolation::Control &control : m_controls.controls()) {
            if (named.contains(control.id) || control.references.value(m_framework.id).contains(reference))
                ids.append(control.id);
        }
        return ids;
    }

    //! A reference of the catalogue that the file does not have would vanish from every report.
    void reportUnlisted(const EstateSection &top)
    {
        for (const isolation::Control &control : m_controls.controls()) {
            for (const QString &reference : control.references.value(m_framework.id)) {
                if (!m_seen.contains(reference))
                    m_report.error(top.at(), u"%1 refers to %2, which is no requirement here"_s.arg(control.id, reference), u"add the requirement, or take the reference out of the catalogue"_s);
            }
        }
    }

    EstateReport &m_report;
    const isolation::ControlCatalogue &m_controls;
    Framework m_framework;
    QSet<QString> m_seen;
};

} // namespace

FrameworkReading readFramework(const QByteArray &yaml, const QString &file, const isolation::ControlCatalogue &controls)
{
    EstateReport report(file);
    const YamlTree tree = YamlTree::parse(yaml);
    for (const YamlTree::Problem &problem : tree.problems())
        report.error(problem.at, problem.what, problem.hint);
    FrameworkReading reading;
    if (!tree.root()) {
        if (tree.problems().empty())
            report.error(YamlMark(), u"the file is empty"_s, u"add id:, title: and requirements:"_s);
    } else if (tree.root()->kind != YamlNode::Kind::Mapping) {
        report.error(tree.root()->begin, u"expected a mapping"_s, u"start with id:"_s);
    } else {
        FrameworkReader reader(report, controls);
        reading.framework = reader.read(tree.root());
    }
    reading.problems = report.sorted();
    return reading;
}

} // namespace bulkhead::reports
