// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/recordrows.h"
#include "usecases/evidencesession.h"

namespace bulkhead {

//! How evidence or an attestation stands, in the order in which somebody has to see to it.
enum class RecordStanding : std::uint8_t {
    Waiting,    //!< for a second signature
    Void,       //!< what it rests on is gone, or its control
    ScopeGrown, //!< APIs joined that it does not cover
    Expired,
    Bare,       //!< an attestation that rests on nothing
    Incomplete, //!< evidence that was read in part: only what speaks against counts
    Expiring,
    Later, //!< its term has not begun
    Valid,
    Replaced, //!< by a newer complete reading of the same
    Withdrawn
};

//! Evidence or an attestation as a row; the other is empty.
struct EvidenceRow
{
    std::optional<evidence::Evidence> evidence;
    std::optional<evidence::Attestation> attestation;
    RecordStanding standing = RecordStanding::Valid;
    QStringList uncovered; //!< names of APIs of its pair that an attestation does not cover
    QString title;         //!< of its control; empty: there is none any more
    isolation::Severity severity = isolation::Severity::Medium; //!< of its control

    [[nodiscard]] const std::string &id() const { return evidence ? evidence->id : attestation->id; }
    [[nodiscard]] QString control() const;
    [[nodiscard]] const evidence::PairScope &pair() const { return evidence ? evidence->pair : attestation->pair; }
    [[nodiscard]] QString subject() const; //!< source or statement
    [[nodiscard]] const QString &person() const { return evidence ? evidence->collectedBy : attestation->attestor; }
    [[nodiscard]] isolation::Assurance assurance() const;
    [[nodiscard]] UtcTime recordedAt() const { return evidence ? evidence->recordedAt : attestation->recordedAt; }
    [[nodiscard]] UtcTime until() const { return evidence ? evidence->expiresAt : attestation->validUntil; }
    [[nodiscard]] std::uint64_t seq() const { return evidence ? evidence->seq : attestation->seq; }
    [[nodiscard]] bool isWithdrawn() const { return standing == RecordStanding::Withdrawn; }
    [[nodiscard]] bool isInForce() const;      //!< it says something now
    [[nodiscard]] bool needsAttention() const; //!< somebody has to sign, read or attest again
};

enum class EvidenceShow { All, InForce, Attention };

//! Evidence and attestations of one pair or of all, those that need somebody first, or by the column that a person chose; values, no words.
class EvidenceTable : public RecordRows<EvidenceRow, EvidenceShow>
{
    Q_OBJECT
public:
    enum class Column { Standing, Control, Subject, Scope, Person, Assurance, Recorded, Until };
    static constexpr int columns = 8;
    using Show = EvidenceShow;
    explicit EvidenceTable(QObject *parent = nullptr);

    //! `view`: whose catalog says which APIs a pair has; nullptr: nothing is known to have joined. `pair`: nothing: all.
    void setRecords(const EvidenceSession::Records &records, const IsolationView *view, const std::optional<evidence::PairScope> &pair, UtcTime now);

private:
    [[nodiscard]] std::string idOf(const EvidenceRow &row) const override;
    [[nodiscard]] bool isShown(const EvidenceRow &row, Show show) const override;
    //! `text`: in control, source, statement, query, people, environments, digest or id.
    [[nodiscard]] bool hasText(const EvidenceRow &row, const QString &text) const override;
    [[nodiscard]] std::tuple<qint64, QString> keyOf(const EvidenceRow &row, int column) const override;
    [[nodiscard]] QVariant textOf(const EvidenceRow &row, int column) const override;
};

//! All evidence and attestations as rows, in the order of the log; as EvidenceTable::setRecords.
[[nodiscard]] std::vector<EvidenceRow> evidenceRows(const evidence::Register &records, const IsolationView *view, const std::optional<evidence::PairScope> &pair, UtcTime now);

} // namespace bulkhead

Q_DECLARE_METATYPE(bulkhead::EvidenceRow)
