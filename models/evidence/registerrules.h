// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/detail.h"
#include "evidence/register.h"
#include "evidence/rules.h"

namespace bulkhead::evidence {

//! What an entry of a person says, as far as second signatures need it.
struct PersonChange
{
    explicit PersonChange(const JsonValue::Object &detail);
    std::string person; //!< in ASCII lower case
    bool hasKey = false;
    std::vector<std::string> granted, revoked; //!< roles
};
[[nodiscard]] std::string foldedName(const QString &name);

//! Whether one entry may follow those that a register has taken.
class RegisterRules
{
public:
    RegisterRules(const Register &records, const RecordEvent &event);
    [[nodiscard]] QString whyNot() const;
    //! What an entry that may be makes of its exception.
    void move(Exception &exception) const;

private:
    [[nodiscard]] QString whyNotActor() const;
    [[nodiscard]] QString whyNotPerson() const;
    [[nodiscard]] QString whyNotPolicy() const;
    [[nodiscard]] QString whyNotOwner(const QString &owner) const;
    [[nodiscard]] QString whyNotApproval(const Exception &exception) const;
    [[nodiscard]] QString whyNotNew() const;
    [[nodiscard]] QString whyNotAttestation(const Attestation &attestation) const;
    [[nodiscard]] QString whyNotException(const Exception &exception) const;
    [[nodiscard]] QString whyNotAgain(const Exception &exception, const Exception &other) const;
    [[nodiscard]] QString whyNotMore() const;
    [[nodiscard]] QString whyNotVoid() const;
    [[nodiscard]] QString whyNotEnd(const Exception &exception) const;
    [[nodiscard]] QString whyNotPlace(const PairScope &pair) const;
    [[nodiscard]] QString whyNotSealed(const std::string &digest) const;
    [[nodiscard]] bool isTaken(const std::string &id) const;
    [[nodiscard]] bool isAction(std::string_view action) const { return m_event.action == action; }
    [[nodiscard]] bool hasReason() const;
    [[nodiscard]] const isolation::Control *control(const std::string &id) const;
    [[nodiscard]] int needed(const Exception &exception) const;
    [[nodiscard]] Signer signer() const;

    const Register &m_records;
    const RecordEvent &m_event;
};

} // namespace bulkhead::evidence
