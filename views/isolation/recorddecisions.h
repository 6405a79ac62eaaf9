// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/rights.h"
#include "usecases/consolesession.h"
#include "usecases/evidencesession.h"

#include <QObject>

class QWidget;

namespace bulkhead {

//! With what the form of an attestation begins.
struct AttestStart
{
    QString control; //!< id; empty: the first that can be attested
    evidence::PairScope pair;
    QString statement;
    std::vector<std::string> evidence; //!< ids of what it rests on; without any, that of the control
    std::vector<std::string> scope;    //!< ids of catalog rows; empty: all of the pair
    std::vector<std::string> tested{}; //!< of a test report: ids of controls
};

//! What the person in this window may do with evidence, attestations and exceptions, and does with them after it was asked once more. Of a past snapshot the
//! records are those that were known then, and nothing can be done.
class RecordDecisions : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Approve, Reject, Revoke, CounterSign, Withdraw, Renew };

    //! All outlive it.
    RecordDecisions(EvidenceSession &session, Rights &rights, ConsoleSession &console, QObject *parent = nullptr);

    [[nodiscard]] EvidenceSession &session() const { return m_session; }
    //! As of what the console shows; nullptr until they were read.
    [[nodiscard]] EvidenceSession::Records records() const;
    [[nodiscard]] UtcTime now() const; //!< of the past snapshot while one is shown
    [[nodiscard]] static QString name(Kind kind); //!< of a button
    //! What can be done with it in its state, whoever does it.
    [[nodiscard]] QList<Kind> offered(const evidence::Exception &exception) const;
    [[nodiscard]] static QList<Kind> offered(const evidence::Attestation &attestation, isolation::Severity severity);
    [[nodiscard]] static QList<Kind> offered(const evidence::Evidence &evidence);
    //! Why this person cannot; empty: they can. The log decides again when it is done.
    [[nodiscard]] QString whyNot(Kind kind, const evidence::Exception &exception) const;
    [[nodiscard]] QString whyNot(Kind kind, const evidence::Attestation &attestation) const;
    [[nodiscard]] QString whyNot(Kind kind, const evidence::Evidence &evidence) const;
    [[nodiscard]] QString whyNotAsk(const evidence::PairScope &pair) const;
    [[nodiscard]] QString whyNotAttest(const evidence::PairScope &pair) const;
    [[nodiscard]] QString whyNotBringIn(const evidence::PairScope &pair) const;

    void decide(Kind kind, const evidence::Exception &exception, QWidget *window);
    void decide(Kind kind, const evidence::Attestation &attestation, QWidget *window);
    void decide(Kind kind, const evidence::Evidence &evidence, QWidget *window);
    //! Opens the form, if it may be.
    void attest(const AttestStart &start, QWidget *window);
    void bringIn(const evidence::PairScope &pair, QWidget *window);

signals:
    void changed(); //!< what may be done, or the records

private:
    [[nodiscard]] bool isPast() const;
    //! Of the past nothing can be signed; else what the rights say.
    [[nodiscard]] QString refusal(const std::string &action, const evidence::PairScope &pair) const;
    [[nodiscard]] QString whyNotRenew(const evidence::Exception &exception) const;
    void renew(const evidence::Exception &exception, QWidget *window);

    EvidenceSession &m_session;
    Rights &m_rights;
    ConsoleSession &m_console;
};

} // namespace bulkhead
