// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/carried.h"

namespace bulkhead::audit::test {

ApprovalStatement statementFor(const LogBuilder &log, const Entry &entry, const std::string &person, const std::string &keyName)
{
    ApprovalStatement statement;
    statement.log = log.id();
    statement.request = entry.objectId;
    statement.digest = std::string(64, 'd');
    statement.environment = entry.environment;
    statement.person = person;
    statement.key = keyIdOf(testKey(keyName).publicKey());
    statement.nonce = std::string(32, '5');
    statement.at = "2026-11-23T09:41:07.123Z";
    statement.size = log.size();
    statement.root = toHex(log.root(log.size()));
    return statement;
}

void carry(Entry &entry, const ApprovalStatement &statement, const std::string &keyName)
{
    const std::string text = statement.toText();
    entry.detail["digest"] = statement.digest;
    entry.detail["statement"] = text;
    entry.detail["signature"] = signStatement(text, testKey(keyName));
}

void addStatement(const LogBuilder &log, Entry &entry, const std::string &person)
{
    entry.objectKind = "promotion";
    entry.objectId = std::string(32, 'b');
    carry(entry, statementFor(log, entry, person, person), person);
}

} // namespace bulkhead::audit::test
