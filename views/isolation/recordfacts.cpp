// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/recordfacts.h"

#include "presentation/evidencewords.h"
#include "presentation/formats.h"
#include "presentation/isolationwords.h"
#include "presentation/words.h"

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;
using evidence::Attestation;
using evidence::Evidence;
using evidence::EvidenceUnit;
using isolation::Verdict;

namespace {

constexpr std::size_t mostUnits = 40; //!< that are written out

QString shown(const std::string &text)
{
    return Formats::breakable(QString::fromStdString(text));
}

QString momentOf(UtcTime time)
{
    return time == UtcTime{} ? QString() : Formats::dateTime(time);
}

QString dayOf(UtcTime time)
{
    return time == UtcTime{} ? QString() : Formats::date(time);
}

QString controlOf(const std::string &id, const isolation::Control *control)
{
    return control != nullptr ? QString(control->id + u' ' + control->title) : QString::fromStdString(id);
}

} // namespace

QString RecordFacts::shortAssurance(isolation::Assurance assurance)
{
    return QString::fromLatin1(isolation::toWire(assurance)).toUpper();
}

QString RecordFacts::assurance(isolation::Assurance assurance)
{
    //: A level of assurance, and what it means.
    return tr("%1: %2").arg(shortAssurance(assurance), IsolationWords::assurance(assurance));
}

QString RecordFacts::verdictsOf(const Evidence &evidence)
{
    std::array<int, isolation::verdictCount> counts{};
    for (const EvidenceUnit &unit : evidence.units)
        ++counts[static_cast<std::size_t>(unit.verdict)];
    QStringList parts;
    for (const Verdict verdict : {Verdict::Fail, Verdict::Unknown, Verdict::Warn, Verdict::Pass, Verdict::NotApplicable}) {
        if (const int count = counts[static_cast<std::size_t>(verdict)]; count > 0)
            parts.append(tr("%1 %2").arg(Formats::number(count), Words::control(IsolationWords::statusOf(verdict))));
    }
    return parts.join(u", "_s);
}

QString RecordFacts::lineOf(const Evidence &evidence)
{
    //: Evidence: its control, its source, a date.
    return tr("%1, %2, until %3").arg(QString::fromStdString(evidence.control), QString::fromStdString(evidence.source), Formats::date(evidence.expiresAt));
}

QString RecordFacts::completeness(const Evidence &evidence)
{
    const int received = static_cast<int>(evidence.received);
    if (evidence.expected < 0)
        return tr("%n row(s); the source does not tell how many it has", nullptr, received);
    return evidence.isComplete() ? tr("Yes, %n row(s)", nullptr, received) : tr("No, %1 of %n row(s)", nullptr, static_cast<int>(evidence.expected)).arg(Formats::number(evidence.received));
}

NamedFacts RecordFacts::of(const Evidence &evidence, const isolation::Control *control)
{
    NamedFacts facts{{tr("Control"), controlOf(evidence.control, control)},
                     {tr("Environments"), EvidenceWords::pair(evidence.pair)},
                     {tr("Source"), shown(evidence.source)},
                     {tr("Collector"), shown(evidence.collector)},
                     {tr("Query"), shown(evidence.query)}};
    const QString begun = momentOf(evidence.startedAt), done = momentOf(evidence.finishedAt);
    facts << std::pair(tr("Read"), begun.isEmpty() || begun == done ? done : tr("%1 to %2").arg(begun, done));
    facts << std::pair(tr("Complete"), completeness(evidence));
    facts << std::pair(tr("Says"), verdictsOf(evidence)) << std::pair(tr("Expires"), dayOf(evidence.expiresAt)) << std::pair(tr("SHA-256"), shown(evidence.digest))
          << std::pair(tr("Raw bytes"), evidence.bytes > 0 ? Formats::bytes(evidence.bytes) : QString()) << std::pair(tr("Kept at"), shown(evidence.keptAt));
    QStringList redactions;
    for (const std::string &one : evidence.redactions)
        redactions << QString::fromStdString(one);
    facts << std::pair(tr("Left out"), redactions.join(u", "_s));
    QStringList units;
    for (std::size_t i = 0; i < evidence.units.size() && i < mostUnits; ++i) {
        const EvidenceUnit &unit = evidence.units[i];
        const QString head = shown(unit.unit) + u": "_s + Words::control(IsolationWords::statusOf(unit.verdict));
        units << (unit.detail.empty() ? head : QString(head + u", "_s + shown(unit.detail)));
    }
    if (evidence.units.size() > mostUnits)
        units << tr("and %n more", nullptr, static_cast<int>(evidence.units.size() - mostUnits));
    facts << std::pair(tr("Units"), units.join(u'\n'));
    if (evidence.seq > 0)
        facts << std::pair(tr("Signed"), tr("%1, %2, entry %3").arg(evidence.collectedBy, momentOf(evidence.recordedAt), Formats::number(static_cast<qint64>(evidence.seq))));
    return facts;
}

NamedFacts RecordFacts::of(const Attestation &attestation, const isolation::Control *control, const evidence::Register &records, const QStringList &uncovered)
{
    QString covers = tr("%n API(s)", nullptr, static_cast<int>(attestation.scope.size()));
    if (!uncovered.isEmpty())
        covers += u'\n' + tr("not %1").arg(EvidenceWords::someOf(uncovered));
    QStringList tested;
    for (const std::string &one : attestation.tested)
        tested << QString::fromStdString(one);
    QStringList grounds;
    for (std::size_t i = 0; i < attestation.evidence.size(); ++i) {
        const Evidence *one = records.findEvidence(attestation.evidence[i]);
        const QString digest = i < attestation.digests.size() ? QString::fromStdString(attestation.digests[i]).left(12) : QString();
        grounds << (one == nullptr ? digest : QString(lineOf(*one) + u", "_s + tr("SHA-256 %1…").arg(digest)));
    }
    NamedFacts facts{{tr("Control"), controlOf(attestation.control, control)},
                     {tr("Environments"), EvidenceWords::pair(attestation.pair)},
                     {tr("Covers"), covers},
                     {tr("Tested path of"), tested.join(u", "_s)},
                     {tr("Statement"), shown(attestation.statement)},
                     {tr("Rests on"), grounds.isEmpty() ? tr("nothing: a bare statement") : grounds.join(u'\n')},
                     {tr("Valid"), tr("%1 to %2").arg(Formats::date(attestation.validFrom), Formats::date(attestation.validUntil))},
                     {tr("Signed"), tr("%1, %2, entry %3").arg(attestation.attestor, momentOf(attestation.recordedAt), Formats::number(static_cast<qint64>(attestation.seq)))}};
    if (!attestation.counterSigner.isEmpty())
        facts << std::pair(tr("Counter-signed"), tr("%1, %2, entry %3").arg(attestation.counterSigner, momentOf(attestation.counterSignedAt), Formats::number(static_cast<qint64>(attestation.counterSeq))));
    if (attestation.isWithdrawn)
        facts << std::pair(tr("Withdrawn"), tr("%1: %2").arg(attestation.withdrawnBy, attestation.withdrawnBecause));
    facts << std::pair(tr("SHA-256"), shown(attestation.statementDigest));
    return facts;
}

} // namespace bulkhead
