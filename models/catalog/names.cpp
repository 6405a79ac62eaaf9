// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/catalog.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

QString toWire(ApiStatus status)
{
    switch (status) {
    case ApiStatus::InSync:
        return u"in_sync"_s;
    case ApiStatus::Drifted:
        return u"drifted"_s;
    case ApiStatus::SandboxOnly:
        return u"sandbox_only"_s;
    case ApiStatus::ProductionOnly:
        return u"production_only"_s;
    }
    Q_UNREACHABLE();
}

QString toWire(MatchMethod method)
{
    switch (method) {
    case MatchMethod::Pinned:
        return u"pinned"_s;
    case MatchMethod::Label:
        return u"label"_s;
    case MatchMethod::Name:
        return u"name"_s;
    case MatchMethod::BasePath:
        return u"base_path"_s;
    case MatchMethod::Contract:
        return u"contract"_s;
    case MatchMethod::Upstream:
        return u"upstream"_s;
    case MatchMethod::Single:
        return u"single"_s;
    }
    Q_UNREACHABLE();
}

QString toWire(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Certain:
        return u"certain"_s;
    case Confidence::High:
        return u"high"_s;
    case Confidence::Medium:
        return u"medium"_s;
    case Confidence::Low:
        return u"low"_s;
    }
    Q_UNREACHABLE();
}

QString toWire(FieldDifference::Verdict verdict)
{
    switch (verdict) {
    case FieldDifference::Verdict::Same:
        return u"same"_s;
    case FieldDifference::Verdict::Drift:
        return u"drift"_s;
    case FieldDifference::Verdict::Expected:
        return u"expected"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead
