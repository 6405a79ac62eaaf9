// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compose/chapters.h"

namespace bulkhead::reports {

void addSignOff(Pen &pen, const Composition &composition)
{
    const Report &report = composition.report;
    pen.add(PageBreak{});
    pen.chapter("Sign-off");
    pen.say("Whoever signs here has read this report. The signature does not change what it says.");
    SignOff signOff;
    signOff.roles = {"Prepared by", "Reviewed by", "Approved by"};
    signOff.note = "Report " + orNone(report.id) + ", " + (composition.check.snapshot == 0 ? std::string("no snapshot") : "snapshot " + numberWord(composition.check.snapshot))
        + ", log of " + countWord(std::int64_t(report.chain.size), "entry", "entries")
        + ". The digest of the exported file stands in the entry of its export in the audit log; a report made again from the same snapshot, log and rules has the same bytes.";
    pen.add(std::move(signOff));
}

} // namespace bulkhead::reports
