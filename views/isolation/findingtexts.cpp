// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/findingtexts.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"

#include <QLocale>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace isolation;

FindingTexts::FindingTexts(const IsolationView &view, const Control &control, const ControlResult &result,
                           const UnitResult *unit)
    : m_view(view)
    , m_control(control)
    , m_result(result)
    , m_unit(unit)
{
}

QString FindingTexts::sentence() const
{
    const QString said = m_unit == nullptr ? QString() : IsolationWords::sentence(*m_unit);
    return said.isEmpty() ? m_control.title : said;
}

QList<FindingText> FindingTexts::main() const
{
    QList<FindingText> all{rule()};
    if (m_result.counts.applicable() > 1)
        all << counts();
    const Verdict verdict = m_unit == nullptr ? m_result.verdict : m_unit->verdict;
    if (verdict == Verdict::Unknown)
        all << missing();
    else if (m_unit != nullptr && (verdict == Verdict::Fail || verdict == Verdict::Warn))
        all.insert(1, remedy());
    return all;
}

FindingText FindingTexts::rule() const
{
    FindingText text{tr("Rule"), {}};
    text.paragraphs << tr("%1: %2").arg(m_control.id, m_control.statement);
    if (m_result.ruleVersion > 0)
        text.paragraphs << tr("Rule version %1, catalogue %2. %3.")
                               .arg(QString::number(m_result.ruleVersion), m_view.controls.version(),
                                    IsolationWords::method(m_control.method));
    else
        text.paragraphs << tr("Catalogue %1. %2. No rule of this version judges it.")
                               .arg(m_view.controls.version(), IsolationWords::method(m_control.method));
    return text;
}

FindingText FindingTexts::missing() const
{
    FindingText text{tr("What would decide it"), {}};
    if (!m_control.decidedBy.isEmpty())
        text.paragraphs << m_control.decidedBy;
    if (!m_control.facts.isEmpty())
        text.paragraphs << tr("It rests on: %1.").arg(m_control.facts.join(u", "_s));
    for (const UnreadGateway &unread : m_view.report.unread) {
        const bool isNamed = m_unit != nullptr
            && (m_unit->sandbox.gateway == unread.gateway || m_unit->production.gateway == unread.gateway
                || std::find(m_unit->arguments.begin(), m_unit->arguments.end(), unread.gateway.text().toStdString())
                    != m_unit->arguments.end());
        if (isNamed)
            text.paragraphs << ErrorWords::whatHappened(unread.error, unread.gateway.text()) + u' '
                    + ErrorWords::whatToDo(unread.error);
    }
    text.paragraphs << tr("Until then it counts as undecided: it is neither a finding nor proof of isolation.");
    return text;
}

FindingText FindingTexts::remedy() const
{
    FindingText text{tr("Remedy"), {}};
    text.paragraphs << remedyOf(m_view.report, m_control, *m_unit);
    if (m_unit->isSticky)
        text.paragraphs << tr("It stays a finding until both gateways are read whole again.");
    return text;
}

FindingText FindingTexts::counts() const
{
    QStringList parts;
    const auto add = [&](Verdict verdict) {
        if (m_result.counts[verdict] > 0)
            //: A verdict and how many units have it: "Pass 112".
            parts << tr("%1 %2").arg(Words::control(IsolationWords::statusOf(verdict)), Formats::number(m_result.counts[verdict]));
    };
    for (const Verdict verdict : {Verdict::Fail, Verdict::Warn, Verdict::Unknown, Verdict::Pass, Verdict::NotApplicable})
        add(verdict);
    return {tr("All that it judged"), {parts.join(u" · "_s)}};
}

QList<FindingText> FindingTexts::side(bool withException) const
{
    QList<FindingText> all;
    FindingText exception{tr("Exception"), {}};
    if (m_control.exceptionDays == 0)
        exception.paragraphs << tr("None is possible.");
    else
        exception.paragraphs << tr("It could be accepted for %n day(s) at most; it would still read as a fail.", nullptr,
                                   m_control.exceptionDays);
    if (!m_control.exceptionTerms.isEmpty())
        exception.paragraphs << m_control.exceptionTerms;
    if (withException)
        all << exception;
    FindingText facts{tr("Age of facts"), {}};
    facts.paragraphs << tr("Facts older than %1 decide nothing.").arg(Formats::age(m_control.timeToLive));
    all << facts;
    FindingText supports{tr("Supports"), {}};
    QStringList frameworks = m_control.references.keys();
    std::sort(frameworks.begin(), frameworks.end());
    for (const QString &framework : frameworks)
        supports.paragraphs << tr("%1: %2").arg(IsolationWords::framework(framework),
                                               m_control.references[framework].join(u", "_s));
    if (!supports.paragraphs.isEmpty())
        all << supports;
    return all;
}

} // namespace bulkhead
