// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/entryreader.h"
#include "audit/logs/companylog.h"

#include <QTest>

#include <functional>
#include <vector>

namespace bulkhead::audit::test {

//! What the rules say of an entry that stands next in a log.
enum class Verdict { Passes, Malformed, Signature, Authority };

inline const char *nameOf(Verdict verdict)
{
    constexpr std::array<const char *, 4> names{"passes", "malformed", "signature", "authority"};
    return names[static_cast<std::size_t>(verdict)];
}

inline Verdict verdictOn(const LogState &state, const std::string &text)
{
    EntryReader reader;
    const auto view = reader.parse(text);
    if (!view)
        return Verdict::Malformed;
    LogState next = state;
    const auto refused = next.take(*view);
    if (!refused)
        return Verdict::Passes;
    return refused->kind == Refusal::Kind::Signature ? Verdict::Signature : Verdict::Authority;
}

//! A log may go on, and then makes the entry that is judged.
struct Case
{
    const char *name;
    Verdict verdict;
    std::function<std::string(LogBuilder &)> make;
};

//! One row each; the column is the number of the case.
inline void addRows(const std::vector<Case> &cases)
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < cases.size(); ++i)
        QTest::newRow(cases[i].name) << static_cast<int>(i);
}

//! Ada is the first, admin; she added bo (admin) and di (auditor); bo added cy (approver) and ed (engineer:prod). Seven
//! entries.
inline LogBuilder teamLog(const std::string &name = "plant")
{
    LogBuilder log(name);
    log.work();
    log.addFirst("ada", sectionsOf({{"groups", "g"}, {"promotion", "p"}}));
    log.addPerson("ada", "bo", {"admin"});
    log.addPerson("bo", "cy", {"approver"});
    log.addPerson("ada", "di", {"auditor"});
    log.addPerson("bo", "ed", {"engineer:prod"});
    return log;
}

//! An addition of "new", as it has to be.
inline Entry addition(const LogBuilder &log, const std::string &admin = "ada", const std::string &person = "new")
{
    Entry entry = log.by(admin, "admin", "person.add");
    entry.detail = {{"person", person}, {"roles", valueOf(Roles{"viewer"})}};
    addKey(entry.detail, person);
    return entry;
}

inline Entry changeOf(const LogBuilder &log, const std::string &admin, const std::string &person, const Roles &grant,
                      const Roles &revoke)
{
    Entry entry = log.by(admin, "admin", "person.change");
    entry.detail = {{"person", person}, {"grant", valueOf(grant)}, {"revoke", valueOf(revoke)}};
    return entry;
}

inline Entry retirement(const LogBuilder &log, const std::string &admin, const std::string &person)
{
    Entry entry = log.by(admin, "admin", "person.retire");
    entry.detail = {{"person", person}};
    return entry;
}

inline Entry rotation(const LogBuilder &log, const std::string &person, const std::string &role,
                      const std::string &keyName)
{
    Entry entry = log.by(person, role, "key.rotate");
    addKey(entry.detail, keyName);
    return entry;
}

inline Sections looser()
{
    return sectionsOf({{"groups", "g"}, {"promotion", "looser"}});
}

inline Entry proposalOf(const LogBuilder &log, const std::string &admin, const Sections &sections = looser())
{
    Entry entry = log.by(admin, "admin", "estate.propose");
    entry.detail = {{"sections", valueOf(sections)}};
    return entry;
}

//! Proposal 0: one that is not a loosening.
inline Entry acceptance(const LogBuilder &log, const std::string &person, const std::string &role,
                        std::uint64_t proposal = 0,
                        const Sections &sections = looser())
{
    Entry entry = log.by(person, role, "estate.accept");
    entry.detail = {{"loosening", proposal != 0}, {"proposal", static_cast<std::int64_t>(proposal)},
                    {"sections", valueOf(sections)}};
    return entry;
}

} // namespace bulkhead::audit::test
