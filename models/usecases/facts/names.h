// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "isolation/identity.h"
#include "usecases/isolationfacts.h"

#include <QSet>

namespace bulkhead {

//! What names stand for while facts are built: the estate file's own answers first, then those that syncs kept, which are
//! stale after a day. Notes the names that somebody has to ask for.
class FactsNames
{
public:
    FactsNames(const FactsInput &input, isolation::EstateFacts &facts);

    void resolve(isolation::Endpoint &endpoint) const;

private:
    void takeKept(const NameAnswer &answer, UtcTime now);

    isolation::FixedAnswers m_answers;
    QSet<QString> m_fixed, m_stale;
    bool m_wantsNames;
    std::set<std::string> &m_open;
};

} // namespace bulkhead
