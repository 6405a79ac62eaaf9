// SPDX-License-Identifier: GPL-3.0-or-later
#include "wall/wallwords.h"

#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"

namespace bulkhead {

using namespace Qt::StringLiterals;
using namespace isolation;

namespace {
constexpr int mostNames = 8; // in a tooltip
}

WallWords::WallWords(const IsolationView &view, const PairReport &report, const Wall &wall, UtcTime now)
    : m_view(view)
    , m_report(report)
    , m_wall(wall)
    , m_now(now)
{
}

QString WallWords::headline() const
{
    return IsolationWords::headline(m_wall.score.status);
}

QString WallWords::sentenceOf(const FindingKey &key) const
{
    const ControlResult &result = m_report.result.controls[key.control];
    return key.unit == FindingKey::noUnit ? QString() : IsolationWords::sentence(result.units[key.unit]);
}

QString WallWords::lead() const
{
    int undecided = 0, controls = 0;
    for (const WallBand &band : m_wall.bands) {
        undecided += static_cast<int>(band.undecided.size());
        controls += band.controls;
    }
    switch (m_wall.score.status) {
    case isolation::Status::Isolated:
        return tr("All six layers are proven apart.");
    case isolation::Status::Unproven:
    case isolation::Status::NotAssessed:
        if (undecided == 0)
            return governance();
        return tr("Nothing critical was found shared, but %n of %1 controls are undecided.", nullptr, undecided)
            .arg(Formats::number(controls));
    case isolation::Status::Weak:
    case isolation::Status::NotIsolated:
        break;
    }
    const QString weakest = tr("Weakest layer: %1.").arg(IsolationWords::layer(m_wall.score.weakest));
    const QString worst = m_wall.worst ? sentenceOf(*m_wall.worst) : QString();
    return worst.isEmpty() ? weakest : weakest + u' ' + worst + (worst.endsWith(u'.') ? QString() : u"."_s);
}

QStringList WallWords::figuresLines(const WallBand &band)
{
    QStringList parts;
    if (band.fails > 0)
        parts << tr("%n finding(s)", nullptr, band.fails);
    if (!band.undecided.empty())
        parts << tr("%n undecided", nullptr, static_cast<int>(band.undecided.size()));
    if (band.warns > 0)
        parts << tr("%n warning(s)", nullptr, band.warns);
    if (parts.isEmpty())
        parts << tr("%1 of %2 pass").arg(Formats::number(qint64(band.passing)), Formats::number(qint64(band.controls)));
    if (band.score.isPartlyAttested)
        parts << tr("partly attested");
    QStringList lines{parts.join(u", "_s)};
    while (parts.size() > 1) { // what matters most is said first
        parts.removeLast();
        lines << parts.join(u", "_s) + u", …"_s;
    }
    return lines;
}

QString WallWords::label(const WallBand &band) const
{
    const Figures &figures = band.score.figures;
    return tr("%1: %2. Proven %3, possible %4, coverage %5, proven by machine %6. %7.")
        .arg(IsolationWords::layer(band.layer), Words::layer(IsolationWords::statusOf(band.score.status)),
             IsolationWords::percent(figures.proven), IsolationWords::percent(figures.possible),
             IsolationWords::percent(figures.coverage), IsolationWords::percent(figures.machineProven), figuresLines(band).constFirst());
}

QString WallWords::trend(const WallTrend &trend)
{
    if (trend.empty() || (trend.size() == 1 && trend.front().at > 0))
        return {};
    const QString before = IsolationWords::percent(trend.front().proven), now = IsolationWords::percent(trend.back().proven);
    if (trend.front().at > 0)
        return tr("Proven %1 at the first kept check, %2 now.").arg(before, now);
    return tr("Proven %1 thirty days ago, %2 now.").arg(before, now);
}

QStringList WallWords::undecidedNames(const WallBand &band, int most) const
{
    QStringList names;
    for (const std::size_t index : band.undecided) {
        const Control *control = m_view.controls.find(QString::fromStdString(m_report.result.controls[index].control));
        if (control == nullptr)
            continue;
        if (names.size() == most) {
            names << tr("and %n more", nullptr, static_cast<int>(band.undecided.size()) - most);
            break;
        }
        names << control->id + u' ' + control->title;
    }
    return names;
}

QString WallWords::hatch(const WallBand &band) const
{
    const QString first = tr("%1: %n control(s) undecided, coverage %2", nullptr, static_cast<int>(band.undecided.size()))
                              .arg(IsolationWords::layer(band.layer), IsolationWords::percent(band.score.figures.coverage));
    return (QStringList(first) << undecidedNames(band, mostNames)).join(u'\n');
}

QString WallWords::path(const WallLeak &leak) const
{
    if (leak.sandbox == leak.production && !leak.sandbox.isEmpty())
        return tr("%1 serves both sides").arg(leak.sandbox);
    if (leak.sandbox.isEmpty() && leak.production.isEmpty())
        return tr("the pair as a whole");
    if (leak.sandbox.isEmpty())
        return leak.production;
    return leak.production.isEmpty() ? leak.sandbox : tr("%1 to %2").arg(leak.sandbox, leak.production);
}

QString WallWords::leak(const WallBand &band, const std::vector<int> &leaks) const
{
    QStringList lines;
    int findings = 0;
    for (const int index : leaks)
        findings += band.leaks[static_cast<std::size_t>(index)].findings;
    const bool isWarning = band.leaks[static_cast<std::size_t>(leaks.front())].verdict == Verdict::Warn;
    const QString count = isWarning ? tr("%n warning(s)", nullptr, findings) : tr("%n finding(s)", nullptr, findings);
    for (const int index : leaks) {
        const WallLeak &one = band.leaks[static_cast<std::size_t>(index)];
        if (lines.size() == mostNames)
            break;
        lines << (leaks.size() == 1 ? tr("%1, %2: %3").arg(IsolationWords::layer(band.layer), path(one), count)
                                    : tr("%1: %2").arg(path(one), Formats::number(qint64(one.findings))));
        const QString worst = sentenceOf(one.worst);
        if (!worst.isEmpty() && leaks.size() == 1)
            lines << worst;
    }
    if (leaks.size() > 1)
        lines.prepend(tr("%1: %2").arg(IsolationWords::layer(band.layer), count));
    return lines.join(u'\n');
}

QString WallWords::gateway(const WallGateway &gateway) const
{
    const QString kind = Words::gatewayKind(gateway.product);
    if (!gateway.readAt)
        return tr("%1, %2: never read").arg(gateway.id, kind);
    const QString age = Formats::ageOf(gateway.readAt, m_now);
    return gateway.isCurrent ? tr("%1, %2: read, %3 old").arg(gateway.id, kind, age)
                             : tr("%1, %2: the last reading failed or is too old, facts are %3 old").arg(gateway.id, kind, age);
}

QString WallWords::governance() const
{
    const WallBand &band = m_wall.governance;
    QStringList failing;
    for (const ControlResult &result : m_report.result.controls) {
        const Control *control = m_view.controls.find(QString::fromStdString(result.control));
        if (control != nullptr && control->layer == Layer::Governance && result.verdict == Verdict::Fail)
            failing << control->id;
    }
    const QString passing = tr("Governance: %1 of %2 pass").arg(Formats::number(qint64(band.passing)), Formats::number(qint64(band.controls)));
    if (!failing.isEmpty())
        return passing + u", "_s + tr("%1 fails", nullptr).arg(failing.mid(0, 2).join(u", "_s));
    return band.undecided.empty() ? passing : passing + u", "_s + tr("%n undecided", nullptr, static_cast<int>(band.undecided.size()));
}

} // namespace bulkhead
