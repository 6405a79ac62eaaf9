// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/travel.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>

namespace bulkhead {

//! The words of the console for what can be promoted, and what cannot.
class TravelWords
{
    Q_DECLARE_TR_FUNCTIONS(TravelWords)
public:
    //! Why no promotion can be begun at all, in full sentences; empty: one can. `view` may be null.
    [[nodiscard]] static QString whyNone(const EstateConfig &estate, const CatalogView *view);
    //! A few words beside an API's name: "only on kong-b".
    [[nodiscard]] static QString shortly(const TravelAnswer &answer, const PromotionPath &path);
    //! Why an API cannot go, in full sentences; empty: it can.
    [[nodiscard]] static QString sentence(const TravelAnswer &answer, const QString &name, const PromotionPath &path);
    //! The same of several together.
    [[nodiscard]] static QString sentence(const TravelProblem &problem, const PromotionPath &path);
};

//! An item of the promotions screen that begins a plan of these APIs, by their ids.
[[nodiscard]] QString newPromotionItem(const QStringList &apis);
//! The APIs that such an item names; nothing: it is none.
[[nodiscard]] std::optional<QStringList> apisOfNewPromotion(const QString &item);

} // namespace bulkhead
