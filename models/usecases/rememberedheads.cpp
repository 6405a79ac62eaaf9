// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/rememberedheads.h"

#include "core/digest.h"

#include <algorithm>

namespace bulkhead {

std::string headKeyOf(const QString &place)
{
    return "store-" + toHex(sha256(place.toStdString()));
}

std::optional<audit::Checkpoint> statedHead(const std::string &note)
{
    const auto parsed = audit::SignedNote::parse(note);
    return parsed ? audit::Checkpoint::fromText(parsed->text) : std::nullopt;
}

Result<std::vector<std::string>> rememberedHeads(HeadMemory &memory, const std::string &log, const QString &place)
{
    std::vector<std::string> heads;
    for (const std::string &key : {place.isEmpty() ? std::string() : headKeyOf(place), log}) {
        const auto head = key.empty() ? Result<std::string>(std::string()) : memory.head(key);
        if (!head)
            return head.error();
        if (!head->empty() && std::find(heads.begin(), heads.end(), *head) == heads.end())
            heads.push_back(*head);
    }
    return heads;
}

} // namespace bulkhead
