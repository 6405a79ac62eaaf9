// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evidence/detail.h"
#include "evidence/register.h"

namespace bulkhead::evidence::test {

//! The moment at which sample records begin.
inline constexpr UtcTime monday = UtcTime(std::chrono::milliseconds(1'795'392'000'000)); // 2026-11-23T00:00:00Z
inline constexpr std::chrono::hours day{24};

[[nodiscard]] std::string idOf(int number);      //!< 32 hex digits
[[nodiscard]] std::string printOf(int number);   //!< a fingerprint: 32 hex digits
[[nodiscard]] PairScope onePair();               //!< sandbox, production

//! Right in every way; tests make them wrong in one.
[[nodiscard]] Evidence evidenceOn(const std::string &control, UtcTime readAt, std::vector<EvidenceUnit> units);
[[nodiscard]] Attestation attestationOf(const std::string &control, UtcTime from, std::vector<std::string> scope, const std::vector<const Evidence *> &evidence = {});
[[nodiscard]] Exception exceptionFor(const std::string &control, UtcTime start, std::vector<std::string> fingerprints);

//! What an entry says that accepts a policy with these groups.
[[nodiscard]] JsonValue::Object policyOf(const std::map<std::string, std::vector<std::string>> &groups);

//! A register and the entries that it was given. People: ana and bo are admins (ana is the first, who added bo); bo added cy, di and jo (approvers) and eve
//! (engineer); ana added fay (approver) and gil (approver for production only). Tess, who is no person of the log, is the group team-orders.
class RecordLog
{
public:
    explicit RecordLog(bool hasPeople = true);

    Register records;
    UtcTime now = monday;
    std::vector<RecordEvent> events; //!< all that were given, also those that were refused

    [[nodiscard]] RecordEvent next(const std::string &action, const QString &person, const QString &role, const std::string &record,
                                   JsonValue::Object detail) const;
    //! Gives it to the register; why it was refused, or empty.
    QString give(const RecordEvent &event);

    // The short ways; each gives one entry. New records get the next id, which `lastId` tells.
    QString add(const Evidence &evidence, const QString &person = QStringLiteral("eve"), const QString &role = QStringLiteral("engineer"));
    QString sign(const Attestation &attestation, const QString &person = QStringLiteral("ana"));
    QString counterSign(const std::string &id, const QString &person, const QString &role = QStringLiteral("approver"));
    QString request(const Exception &exception, const QString &person = QStringLiteral("eve"), const QString &role = QStringLiteral("engineer"));
    QString approve(const std::string &id, const QString &person, const QString &role = QStringLiteral("approver"));
    QString end(const std::string &action, const std::string &id, const QString &person, const QString &role, const QString &reason = QStringLiteral("over"));
    QString lapse(const std::string &id, const std::string &control, isolation::Verdict verdict = isolation::Verdict::Fail, std::int64_t snapshot = 7); //!< as a check finds it
    QString accept(const std::map<std::string, std::vector<std::string>> &groups, const QString &admin = QStringLiteral("bo")); //!< a policy with these groups
    [[nodiscard]] std::string lastId() const { return idOf(m_count); }

private:
    QString give(const std::string &action, const QString &person, const QString &role, const std::string &id, const PairScope &pair, JsonValue::Object detail);
    void addPerson(const QString &admin, const QString &person, const std::string &role, JsonValue::Object policy = {});

    int m_count = 0;
    std::uint64_t m_seq = 0;
};

} // namespace bulkhead::evidence::test
