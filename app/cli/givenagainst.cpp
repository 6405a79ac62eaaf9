// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/givenagainst.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

Result<VerifyAgainst> givenAgainst(const CommandLine &line)
{
    VerifyAgainst against;
    against.requireAnchor = line.has(u"require-anchor"_s);
    for (const QString &file : line.list(u"checkpoint"_s)) {
        const auto notes = readCheckpoints(file);
        if (!notes)
            return notes.error();
        against.outside.insert(against.outside.end(), notes->begin(), notes->end());
    }
    for (const QString &text : line.list(u"trust"_s)) {
        const auto key = readVerifierKey(text);
        if (!key)
            return key.error();
        against.trusted.push_back(*key);
    }
    return against;
}

} // namespace bulkhead::cli
