// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/rights.h"
#include "usecases/evidencesession.h"

#include <QObject>

class QWidget;

namespace bulkhead {

//! What the person in this window may do with exceptions and attestations, and does with them after it was asked why.
class RecordDecisions : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Approve, Reject, Revoke, CounterSign, Withdraw };

    //! Both outlive it.
    RecordDecisions(EvidenceSession &session, Rights &rights, QObject *parent = nullptr);

    [[nodiscard]] EvidenceSession &session() const { return m_session; }
    [[nodiscard]] static QString name(Kind kind); //!< of a button
    //! What can be done with it in its state, whoever does it.
    [[nodiscard]] static QList<Kind> offered(const evidence::Exception &exception);
    [[nodiscard]] static QList<Kind> offered(const evidence::Attestation &attestation, bool isCritical);
    //! Why this person cannot; empty: they can. The log decides again when it is done.
    [[nodiscard]] QString whyNot(Kind kind, const evidence::Exception &exception) const;
    [[nodiscard]] QString whyNot(Kind kind, const evidence::Attestation &attestation) const;
    [[nodiscard]] QString whyNotAsk(const evidence::PairScope &pair) const;

    void decide(Kind kind, const evidence::Exception &exception, QWidget *window);
    void decide(Kind kind, const evidence::Attestation &attestation, QWidget *window);

signals:
    void changed(); //!< what may be done

private:
    EvidenceSession &m_session;
    Rights &m_rights;
};

} // namespace bulkhead
