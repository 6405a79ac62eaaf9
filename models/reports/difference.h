// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonvalue.h"
#include "reports/document.h"
#include "reports/report.h"

#include <optional>

namespace bulkhead::reports {

// What is different between the reports of two dates. Values, so that they outlive both reports.

//! A control that says something else now. A side is empty if that report does not have the control.
struct ControlDifference
{
    std::string control;
    std::string title;
    std::optional<isolation::Verdict> before, after;
    friend bool operator==(const ControlDifference &, const ControlDifference &) = default;
};

//! A finding of either report; a side is empty if it was not there.
struct FindingDifference
{
    std::string control, unit, fingerprint;
    std::string message; //!< of the later report if it is there, else of the earlier
    isolation::Severity severity = isolation::Severity::Medium;
    std::optional<isolation::Verdict> before, after;
    bool wasAccepted = false, isAccepted = false;
    const isolation::Reason *reason = nullptr; //!< what `message` is made of, for other languages; of the program
    std::vector<std::string> arguments;
    friend bool operator==(const FindingDifference &, const FindingDifference &) = default;
};

//! Status and figures of a layer, or of the pair.
struct FigureDifference
{
    std::optional<isolation::Layer> layer; //!< nothing: the pair
    std::optional<isolation::Status> before, after; //!< nothing: that report does not have the pair
    isolation::Figures figuresBefore, figuresAfter;
    friend bool operator==(const FigureDifference &, const FigureDifference &) = default;
};

struct PairDifference
{
    EnvironmentId sandbox, production;
    bool isInBefore = false, isInAfter = false;
    std::vector<FigureDifference> figures;   //!< every layer, then the pair
    std::vector<ControlDifference> controls; //!< whose verdict changed, in the order of the later catalogue, then those that are gone
    //! The worst first, then by control and unit.
    std::vector<FindingDifference> came, gone, stayed;
};

struct ExceptionDifference
{
    std::string id, control;
    std::optional<evidence::Exception::State> before, after;
    UtcTime expires{};
    QString owner;
    friend bool operator==(const ExceptionDifference &, const ExceptionDifference &) = default;
};

//! A report as one side of a difference.
struct DifferenceSide
{
    std::string id, catalogue;
    SnapshotId snapshot = 0;
    UtcTime at{};
};

struct ReportDifference
{
    std::string estate;
    DifferenceSide from, to;
    std::vector<PairDifference> pairs; //!< those of the later report, then those that only the earlier has
    //! Exceptions that are in force now and were not, and that were in force and are not.
    std::vector<ExceptionDifference> exceptionsCame, exceptionsEnded;
    std::string allPairs;                       //!< "2 of 3 pairs": scope in words
    std::vector<promotion::Request> promotions; //!< of the later report: those of its period
    std::vector<UnrequestedChange> changes;     //!< the same
};

//! Pure.
[[nodiscard]] ReportDifference differenceOf(const Report &from, const Report &to);
[[nodiscard]] Document documentOf(const ReportDifference &difference);
//! `{estate, from:{report, snapshot, at, catalogue}, to:{…}, pairs:[{sandbox, production, in_from, in_to, figures:[…], controls:[…], came:[…], gone:[…], stayed:[…]}],
//! exceptions:{came:[…], ended:[…]}, promotions:[…], changes:[…]}`, the last two as in the JSON of a report; figures are whole percents, null for none.
[[nodiscard]] JsonValue toJson(const ReportDifference &difference);

} // namespace bulkhead::reports
