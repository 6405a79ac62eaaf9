// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/oscal/pairbuild.h"

#include "reports/reportwords.h"

#include <algorithm>

namespace bulkhead::reports::oscal {

using evidence::Exception;
using isolation::Control;
using isolation::ControlResult;
using isolation::UnitResult;

namespace {

const char *statusOf(const ExceptionRow *row)
{
    if (row == nullptr)
        return "open";
    switch (row->exception.state) {
    case Exception::State::Active:
        return "deviation-approved";
    case Exception::State::Requested:
        return "deviation-requested";
    case Exception::State::Rejected:
    case Exception::State::Revoked:
    case Exception::State::Expired:
    case Exception::State::Void:
        break;
    }
    return "open";
}

//! The exception that decides how a risk stands: one in force, else one that is asked for.
const ExceptionRow *decisive(const std::vector<const ExceptionRow *> &rows)
{
    for (const Exception::State wanted : {Exception::State::Active, Exception::State::Requested}) {
        const auto found = std::find_if(rows.cbegin(), rows.cend(), [wanted](const ExceptionRow *row) { return row->exception.state == wanted; });
        if (found != rows.cend())
            return *found;
    }
    return nullptr;
}

bool wasInForce(const Exception &exception)
{
    return exception.state != Exception::State::Requested && exception.state != Exception::State::Rejected;
}

} // namespace

std::vector<const ExceptionRow *> PairBuild::exceptionsOf(const std::string &fingerprint) const
{
    std::vector<const ExceptionRow *> rows;
    const auto [begin, end] = m_exceptions.equal_range(fingerprint);
    for (auto one = begin; one != end; ++one)
        rows.push_back(one->second);
    std::sort(rows.begin(), rows.end()); // as in the report: a table of hashes has an order of its own
    return rows;
}

std::string PairBuild::addRisk(const Control &control, const ControlResult &result, const Units &same, const std::string &observation)
{
    const UnitResult &unit = *same.front();
    const std::string riskId = id("risk", result.control, unit.unit), fingerprint = isolation::findingFingerprint(result.control, unit.unit);
    Object risk{{"uuid", riskId},
                {"title", markup(result.control + ' ' + control.title.toStdString())},
                {"description", markup(sentenceOf(isolation::sentence(unit)))},
                {"statement", markup(sentenceOf(control.statement.toStdString()))},
                {"related-observations", Array{Object{{"observation-uuid", observation}}}},
                {"origins", origins()}};
    Array props{prop("severity", toWire(control.severity)), prop("isolation-status", toWire(unit.verdict)), prop("fingerprint", fingerprint)};
    if (const auto life = m_pair.lives.find(fingerprint); life != m_pair.lives.end())
        props.push_back(prop("since", time(life->second.sinceAt)));
    risk["props"] = std::move(props);
    if (const QString remedy = isolation::remedyOf(m_context.check, control, unit); !remedy.isEmpty())
        risk["remediations"] = Array{Object{{"uuid", id("remediation", result.control, unit.unit)}, {"lifecycle", "recommendation"}, {"title", "Remedy"},
                                            {"description", markup(remedy.toStdString())}}};
    addExceptions(risk, control, unit.unit, fingerprint);
    m_risks.push_back(std::move(risk));
    return riskId;
}

void PairBuild::addExceptions(Object &risk, const Control &control, const std::string &unit, const std::string &fingerprint)
{
    const std::vector<const ExceptionRow *> rows = exceptionsOf(fingerprint);
    const ExceptionRow *row = decisive(rows);
    risk["status"] = statusOf(row);
    Array entries;
    for (const ExceptionRow *one : rows)
        addLogEntries(entries, one->exception, fingerprint);
    if (!entries.empty())
        risk["risk-log"] = Object{{"entries", std::move(entries)}};
    if (row == nullptr)
        return;
    risk["props"].array()->push_back(prop("exception-id", row->exception.id));
    if (row->exception.state != Exception::State::Active)
        return;
    risk["deadline"] = time(row->exception.expires);
    Array factors;
    for (const auto &[compensating, verdict] : row->compensating)
        factors.push_back(Object{{"uuid", id("mitigation", control.id.toStdString(), unit, compensating)},
                                 {"description", markup(compensating + " is meant to make up for it. It stands at: " + lowerFirst(wordOf(verdict)) + '.')}});
    put(risk, "mitigating-factors", std::move(factors));
}

void PairBuild::addLogEntries(Array &entries, const Exception &exception, const std::string &fingerprint)
{
    const auto add = [&](const std::string &step, const std::string &title, UtcTime at, const QString &person, const char *status) {
        if (at == UtcTime{})
            return;
        Object entry{{"uuid", id("risk-log", fingerprint, exception.id, step)}, {"title", title}, {"start", time(at)}, {"props", Array{prop("exception-id", exception.id)}}};
        if (!person.isEmpty())
            entry["logged-by"] = Array{Object{{"party-uuid", m_context.parties.person(person)}}};
        if (status != nullptr)
            entry["status-change"] = status;
        if (step == "request")
            entry["description"] = markup(exception.reason.toStdString());
        else if (step == "end" && !exception.endedBecause.isEmpty())
            entry["description"] = markup(exception.endedBecause.toStdString());
        entries.push_back(std::move(entry));
    };
    add("request", "Exception asked for", exception.recordedAt, exception.requester, "deviation-requested");
    for (std::size_t i = 0; i < exception.approvals.size(); ++i) {
        const bool isLast = i + 1 == exception.approvals.size();
        add("approval " + std::to_string(i), "Exception approved", exception.approvals[i].at, exception.approvals[i].person, isLast && wasInForce(exception) ? "deviation-approved" : nullptr);
    }
    if (exception.state == Exception::State::Active || exception.state == Exception::State::Requested)
        return;
    const UtcTime end = exception.endedAt == UtcTime{} ? exception.expires : exception.endedAt;
    add("end", "Exception " + lowerFirst(wordOf(exception.state)), end, exception.endedBy, "open");
}

} // namespace bulkhead::reports::oscal
