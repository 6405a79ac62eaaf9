// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/promotionboard.h"

class QSettings;

namespace bulkhead {

//! Plans of this desk that nobody has asked for yet: what was wanted, not the plan, which is made anew each time.
class Drafts
{
public:
    [[nodiscard]] const QList<PromotionDraft> &all() const { return m_drafts; }
    [[nodiscard]] const PromotionDraft *find(const QString &id) const;
    //! The one for the same APIs and path, renewed, or a new one; its id. `apiNames` as in PromotionDraft.
    QString add(const PromotionQuestion &question, const QStringList &apiNames, UtcTime now);
    void remove(const QString &id);
    void save(QSettings &settings) const;
    void restore(QSettings &settings);

private:
    QList<PromotionDraft> m_drafts;
};

} // namespace bulkhead
