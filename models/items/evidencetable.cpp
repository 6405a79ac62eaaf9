// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/evidencetable.h"

#include "evidence/attested.h"
#include "evidence/decide.h"
#include "items/endingsoon.h"

#include <algorithm>
#include <map>

namespace bulkhead {

using evidence::Attestation;
using evidence::Evidence;
using evidence::PairScope;
using evidence::Register;
using isolation::Control;

namespace {

QString textFrom(const std::string &text)
{
    return QString::fromStdString(text);
}

//! What an attestation does not cover of the pair that it speaks of.
class Uncovered
{
public:
    explicit Uncovered(const IsolationView *view)
        : m_view(view)
    {
    }

    QStringList of(const Attestation &attestation)
    {
        if (m_view == nullptr)
            return {};
        const std::pair key(attestation.pair.sandbox.text(), attestation.pair.production.text());
        auto known = m_rows.find(key);
        if (known == m_rows.end())
            known = m_rows.emplace(key, rowsOf(*m_view->catalog, attestation.pair)).first;
        QStringList names;
        for (const std::string &id : known->second) {
            if (!std::binary_search(attestation.scope.begin(), attestation.scope.end(), id))
                names.append(nameOf(textFrom(id)));
        }
        return names;
    }

private:
    [[nodiscard]] QString nameOf(const QString &id) const
    {
        const ApiRow *row = m_view->catalog->catalog.find(id);
        return row != nullptr ? textFrom(row->name) : id;
    }

    const IsolationView *m_view;
    std::map<std::pair<QString, QString>, std::vector<std::string>> m_rows;
};

//! A newer complete reading of the same took its place.
bool isReplaced(const Evidence &evidence, const Register &records)
{
    return std::any_of(records.evidence().begin(), records.evidence().end(), [&](const Evidence &other) {
        return other.seq > evidence.seq && other.control == evidence.control && other.pair == evidence.pair && other.source == evidence.source
            && other.query == evidence.query && other.isComplete() && !other.isWithdrawn;
    });
}

RecordStanding standingOf(const Evidence &evidence, const Control *control, const Register &records, UtcTime now)
{
    if (evidence.isWithdrawn)
        return RecordStanding::Withdrawn;
    if (control == nullptr)
        return RecordStanding::Void;
    if (isReplaced(evidence, records))
        return RecordStanding::Replaced;
    if (!evidence::isFresh(evidence, *control, now))
        return RecordStanding::Expired;
    if (!evidence.isComplete())
        return RecordStanding::Incomplete;
    return isEndingSoon(evidence.finishedAt, evidence.expiresAt, now) ? RecordStanding::Expiring : RecordStanding::Valid;
}

RecordStanding standingOf(const Attestation &attestation, const Control *control, const Register &records, UtcTime now, bool isGrown)
{
    if (attestation.isWithdrawn)
        return RecordStanding::Withdrawn;
    if (control == nullptr)
        return RecordStanding::Void;
    switch (evidence::standingOf(attestation, *control, records, now)) {
    case evidence::Standing::Withdrawn: return RecordStanding::Withdrawn;
    case evidence::Standing::Later: return RecordStanding::Later;
    case evidence::Standing::Over: return RecordStanding::Expired;
    case evidence::Standing::Bare: return RecordStanding::Bare;
    case evidence::Standing::Void: return RecordStanding::Void;
    case evidence::Standing::NeedsCounterSignature: return RecordStanding::Waiting;
    case evidence::Standing::InForce: break;
    }
    if (isGrown)
        return RecordStanding::ScopeGrown;
    return isEndingSoon(attestation.validFrom, attestation.validUntil, now) ? RecordStanding::Expiring : RecordStanding::Valid;
}

//! A newer one that is in force covers the same: nobody has to see to this one any more.
bool isAttestedAnew(const Attestation &attestation, const Control &control, const Register &records, UtcTime now)
{
    return std::any_of(records.attestations().begin(), records.attestations().end(), [&](const Attestation &other) {
        return other.seq > attestation.seq && other.control == attestation.control && other.pair == attestation.pair
            && std::includes(other.scope.begin(), other.scope.end(), attestation.scope.begin(), attestation.scope.end())
            && evidence::standingOf(other, control, records, now) == evidence::Standing::InForce;
    });
}

void takeControl(EvidenceRow &row, const Control *control)
{
    if (control == nullptr)
        return;
    row.title = control->title;
    row.severity = control->severity;
}

EvidenceRow rowOf(const Evidence &evidence, const Register &records, UtcTime now)
{
    EvidenceRow row;
    row.evidence = evidence;
    const Control *control = records.catalogue().find(textFrom(evidence.control));
    takeControl(row, control);
    row.standing = standingOf(evidence, control, records, now);
    return row;
}

EvidenceRow rowOf(const Attestation &attestation, const Register &records, Uncovered &uncovered, UtcTime now)
{
    EvidenceRow row;
    row.attestation = attestation;
    const Control *control = records.catalogue().find(textFrom(attestation.control));
    takeControl(row, control);
    row.uncovered = uncovered.of(attestation);
    row.standing = standingOf(attestation, control, records, now, !row.uncovered.isEmpty());
    if (control != nullptr && row.needsAttention() && isAttestedAnew(attestation, *control, records, now))
        row.standing = RecordStanding::Replaced;
    return row;
}

bool isOf(const PairScope &record, const std::optional<PairScope> &pair)
{
    return !pair || record.covers(pair->sandbox, pair->production);
}

qint64 millisecondsOf(UtcTime time)
{
    return time.time_since_epoch().count();
}

} // namespace

QString EvidenceRow::control() const
{
    return textFrom(evidence ? evidence->control : attestation->control);
}

QString EvidenceRow::subject() const
{
    return textFrom(evidence ? evidence->source : attestation->statement);
}

isolation::Assurance EvidenceRow::assurance() const
{
    if (evidence)
        return isolation::Assurance::A2;
    return attestation->evidence.empty() ? isolation::Assurance::A0 : isolation::Assurance::A1;
}

bool EvidenceRow::isInForce() const
{
    return standing == RecordStanding::Valid || standing == RecordStanding::Expiring || standing == RecordStanding::ScopeGrown || standing == RecordStanding::Incomplete;
}

bool EvidenceRow::needsAttention() const
{
    return standing < RecordStanding::Later;
}

std::vector<EvidenceRow> evidenceRows(const Register &records, const IsolationView *view, const std::optional<PairScope> &pair, UtcTime now)
{
    std::vector<EvidenceRow> rows;
    for (const Evidence &evidence : records.evidence()) {
        if (isOf(evidence.pair, pair))
            rows.push_back(rowOf(evidence, records, now));
    }
    Uncovered uncovered(view);
    for (const Attestation &attestation : records.attestations()) {
        if (isOf(attestation.pair, pair))
            rows.push_back(rowOf(attestation, records, uncovered, now));
    }
    std::sort(rows.begin(), rows.end(), [](const EvidenceRow &a, const EvidenceRow &b) { return a.seq() < b.seq(); });
    return rows;
}

EvidenceTable::EvidenceTable(QObject *parent)
    : RecordRows(columns, parent)
{
}

void EvidenceTable::setRecords(const EvidenceSession::Records &records, const IsolationView *view, const std::optional<PairScope> &pair, UtcTime now)
{
    std::vector<EvidenceRow> rows = records ? evidenceRows(*records, view, pair, now) : std::vector<EvidenceRow>();
    std::sort(rows.begin(), rows.end(), [](const EvidenceRow &a, const EvidenceRow &b) { return a.standing != b.standing ? a.standing < b.standing : a.seq() > b.seq(); });
    setRows(std::move(rows));
}

std::string EvidenceTable::idOf(const EvidenceRow &row) const
{
    return row.id();
}

bool EvidenceTable::isShown(const EvidenceRow &row, Show show) const
{
    switch (show) {
    case Show::All: return true;
    case Show::InForce: return row.isInForce();
    case Show::Attention: return row.needsAttention();
    }
    return true;
}

bool EvidenceTable::hasText(const EvidenceRow &row, const QString &text) const
{
    QStringList texts{row.control(), row.title, row.subject(), row.person(), textFrom(row.id()), row.pair().sandbox.text(), row.pair().production.text()};
    if (row.evidence)
        texts << textFrom(row.evidence->query) << textFrom(row.evidence->collector) << textFrom(row.evidence->digest) << textFrom(row.evidence->keptAt);
    else
        texts << row.attestation->counterSigner << textFrom(row.attestation->statementDigest);
    return std::any_of(texts.begin(), texts.end(), [&](const QString &one) { return one.contains(text, Qt::CaseInsensitive); });
}

std::tuple<qint64, QString> EvidenceTable::keyOf(const EvidenceRow &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Column::Standing: return {static_cast<qint64>(row.standing), {}};
    case Column::Control: return {0, row.control()};
    case Column::Subject: return {row.evidence ? 0 : 1, row.subject().toCaseFolded()};
    case Column::Scope: return {0, QString(row.pair().sandbox.text() + u' ' + row.pair().production.text())};
    case Column::Person: return {0, row.person().toCaseFolded()};
    case Column::Assurance: return {static_cast<qint64>(row.assurance()), {}};
    case Column::Recorded: return {millisecondsOf(row.recordedAt()), {}};
    case Column::Until: return {millisecondsOf(row.until()), {}};
    }
    return {};
}

QVariant EvidenceTable::textOf(const EvidenceRow &row, int column) const
{
    switch (static_cast<Column>(column)) {
    case Column::Control: return row.control();
    case Column::Subject: return row.subject();
    case Column::Person: return row.person();
    default: return {};
    }
}

} // namespace bulkhead
