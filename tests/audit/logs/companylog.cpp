// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/companylog.h"

namespace bulkhead::audit::test {

LogBuilder companyLog(const std::string &name)
{
    const Sections strict = sectionsOf({{"groups", "strict"}, {"promotion", "strict"}});
    const Sections loose = sectionsOf({{"groups", "strict"}, {"promotion", "loose"}});
    LogBuilder log(name); // 1
    log.work();
    log.addFirst("ada", strict); // 3
    log.addPerson("ada", "bo", {"admin"});
    log.addPerson("bo", "cy", {"approver"}); // 5
    log.addPerson("ada", "di", {"auditor"});
    log.addPerson("bo", "ed", {"engineer:prod"}); // 7
    log.workAs("ed", "engineer:prod", "sync", "prod");
    log.rotate("ed", "engineer:prod", "ed 2"); // 9
    log.work();
    log.propose("ada", loose); // 11
    log.acceptProposal("cy", "approver");
    log.workAs("di", "auditor", "audit.export"); // 13
    log.work("gateway.check");
    log.changePerson("ada", "di", {"viewer"}, {}); // 15
    log.workAs("bo", "admin", "catalog.decide");
    log.addPerson("bo", "fay", {"viewer", "engineer:test"}); // 17
    log.retire("ada", "fay");
    log.accept("ada", strict); // 19
    log.changePerson("bo", "ed", {"engineer:test"}, {"engineer:prod"}, "ed 3");
    log.workAs("ed", "engineer:test", "estate.edit", "test"); // 21
    log.work("gateway.add");
    log.work(); // 23
    log.work("gateway.check");
    return log;
}

LogBuilder plainLog(std::uint64_t size, const std::string &name)
{
    LogBuilder log(name);
    while (log.size() < size)
        log.work();
    return log;
}

LogBuilder smallLog(const std::string &name)
{
    LogBuilder log(name);
    log.addFirst("ada", sectionsOf({{"groups", "none"}}));
    log.addPerson("ada", "bo", {"approver"});
    log.work();
    log.workAs("ada", "admin", "sync");
    return log;
}

} // namespace bulkhead::audit::test
