// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/approvalstatement.h"

#include "audit/entryreader.h"
#include "audit/logstate.h"
#include "audit/names.h"

#include <algorithm>

namespace bulkhead::audit {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view context = "bulkhead-approval-v1\n";
constexpr std::string_view kind = "promotion.approve";
constexpr std::size_t idDigits = 32, digestDigits = 64;

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isWellFormed(const ApprovalStatement &statement)
{
    return isHex(statement.log, idDigits) && isHex(statement.request, idDigits) && isHex(statement.digest, digestDigits) && isHex(statement.key, idDigits)
        && isHex(statement.nonce, idDigits) && isHex(statement.root, digestDigits) && isPersonName(statement.person) && isTimeText(statement.at)
        && statement.size > 0;
}

} // namespace

std::string ApprovalStatement::toText() const
{
    return canonical(JsonValue::Object{{"at", at}, {"digest", digest}, {"environment", environment}, {"format", 1}, {"key", key}, {"kind", kind}, {"log", log},
                                       {"nonce", nonce}, {"person", person}, {"request", request}, {"root", root}, {"size", static_cast<std::int64_t>(size)}});
}

std::optional<ApprovalStatement> ApprovalStatement::fromText(std::string_view text)
{
    CanonicalReader reader;
    const auto root = reader.parse(text);
    if (!root || !root->is_object())
        return std::nullopt;
    const auto textAt = [&](std::string_view key) { return std::string(stringAt(*root, key)); };
    ApprovalStatement statement;
    statement.log = textAt("log");
    statement.request = textAt("request");
    statement.digest = textAt("digest");
    statement.environment = textAt("environment");
    statement.person = textAt("person");
    statement.key = textAt("key");
    statement.nonce = textAt("nonce");
    statement.at = textAt("at");
    statement.root = textAt("root");
    statement.size = static_cast<std::uint64_t>(std::max<std::int64_t>(0, integerAt(*root, "size")));
    // What else the form asks for is in what is written.
    return isWellFormed(statement) && statement.toText() == text ? std::optional(std::move(statement)) : std::nullopt;
}

std::string signStatement(std::string_view text, const SigningKey &key)
{
    return toHex(key.sign(std::string(context).append(text)));
}

bool isStatementSignedBy(std::string_view text, std::string_view signature, const PublicKey &key)
{
    const auto read = signatureFromHex(signature);
    return read && isUsableKey(key) && verifySignature(key, std::string(context).append(text), *read);
}

std::optional<QString> whyNotCarried(const LogState &state, const EntryView &entry)
{
    const std::string_view text = stringAt(entry.detail, "statement");
    const auto statement = ApprovalStatement::fromText(text);
    if (!statement)
        return u"the statement is none"_s;
    if (statement->log != entry.log)
        return u"it was signed for another log"_s;
    if (statement->request != entry.objectId || statement->environment != entry.environment)
        return u"it was signed for another request or environment"_s;
    if (statement->digest != stringAt(entry.detail, "digest"))
        return u"it was signed for another plan"_s;
    if (statement->size >= entry.seq)
        return u"it was signed for a log that is longer than this one"_s;
    const PersonRow *person = state.person(statement->person);
    if (person == nullptr || person->name != statement->person || person->until != 0)
        return u"%1 is not among the people of this log"_s.arg(shown(statement->person));
    const KeyRow *row = state.currentKey(person->name);
    const auto key = row == nullptr ? std::nullopt : publicKeyFromHex(row->publicHex);
    if (!key || row->key != statement->key)
        return u"the key is not the one that %1 uses now"_s.arg(shown(person->name));
    if (!isStatementSignedBy(text, stringAt(entry.detail, "signature"), *key))
        return u"the signature is not by the key of %1"_s.arg(shown(person->name));
    if (state.roleFor(person->name, kind, entry.environment).empty())
        return u"%1 does not hold the role approver there"_s.arg(shown(person->name));
    return std::nullopt;
}

} // namespace bulkhead::audit
