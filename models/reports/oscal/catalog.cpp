// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/oscal.h"

#include "reports/oscal/parts.h"
#include "reports/reportwords.h"

#include <QDateTime>

namespace bulkhead::reports {

using oscal::Array;
using oscal::Object;

namespace {

JsonValue controlOf(const isolation::Control &control)
{
    Object statement{{"id", oscal::token(control.id + QLatin1String("_smt"))}, {"name", "statement"}, {"prose", oscal::markup(control.statement.toStdString())}};
    return Object{{"id", oscal::token(control.id)},
                  {"title", oscal::markup(control.title.toStdString())},
                  {"props", Array{oscal::prop("severity", toWire(control.severity)), oscal::prop("method", toWire(control.method))}},
                  {"parts", Array{std::move(statement)}}};
}

//! The beginning of the month that a version names; of no other form.
UtcTime monthOf(const QString &version)
{
    const QDate first = QDate::fromString(version, u"yyyy.MM");
    return first.isValid() ? UtcTime(std::chrono::milliseconds(first.startOfDay(Qt::UTC).toMSecsSinceEpoch())) : UtcTime{};
}

} // namespace

JsonValue toOscalCatalog(const isolation::ControlCatalogue &catalogue)
{
    Array groups;
    for (int i = 0; i < isolation::layerCount; ++i) {
        const auto layer = static_cast<isolation::Layer>(i);
        Array controls;
        for (const isolation::Control &control : catalogue.controls()) {
            if (control.layer == layer)
                controls.push_back(controlOf(control));
        }
        Object group{{"id", oscal::token(toWire(layer))}, {"title", wordOf(layer)}};
        oscal::put(group, "controls", std::move(controls));
        groups.push_back(std::move(group));
    }
    const std::string version = catalogue.version().toStdString();
    return Object{{"catalog", Object{{"uuid", oscal::uuid({"catalog", version})},
                                     {"metadata", Object{{"title", "Controls of environment separation"}, {"last-modified", oscal::time(monthOf(catalogue.version()))}, {"version", oscal::text(version)},
                                                         {"oscal-version", oscalVersion}}},
                                     {"groups", std::move(groups)}}}};
}

} // namespace bulkhead::reports
