// SPDX-License-Identifier: GPL-3.0-or-later
#include "isolation/keptreason.h"

#include <map>
#include <memory>
#include <mutex>

namespace bulkhead::isolation {

namespace {

//! Owns the texts that a kept reason points at.
struct KeptReason
{
    KeptReason(std::string_view idText, std::string_view sentenceText)
        : id(idText)
        , text(sentenceText)
        , reason{id.c_str(), text.c_str()}
    {
    }
    std::string id, text;
    Reason reason;
};

} // namespace

const Reason *keptReason(std::string_view id, std::string_view text)
{
    // Reasons are few and live as long as the checks that say them.
    static std::mutex mutex;
    static std::map<std::pair<std::string, std::string>, std::unique_ptr<const KeptReason>> kept;
    const std::lock_guard lock(mutex);
    auto &entry = kept[{std::string(id), std::string(text)}];
    if (!entry)
        entry = std::make_unique<const KeptReason>(id, text);
    return &entry->reason;
}

} // namespace bulkhead::isolation
