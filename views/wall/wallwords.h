// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/wall.h"
#include "items/walltrend.h"

#include <QCoreApplication>

namespace bulkhead {

//! What the wall says in words: beside its bands, in tooltips and to screen readers.
class WallWords
{
    Q_DECLARE_TR_FUNCTIONS(WallWords)
public:
    WallWords(const IsolationView &view, const isolation::PairReport &report, const Wall &wall, UtcTime now);

    [[nodiscard]] QString headline() const;
    //! The one sentence beside the headline: the worst finding, or what is missing.
    [[nodiscard]] QString lead() const;
    //! "2 findings, 3 undecided, 4 warnings", and shorter ways to say it, the shortest last: they show that there is more.
    [[nodiscard]] static QStringList figuresLines(const WallBand &band);
    [[nodiscard]] QString label(const WallBand &band) const; //!< layer, status, figures
    //! "Proven 40 % thirty days ago, 56 % now."; empty: there is nothing to compare.
    [[nodiscard]] static QString trend(const WallTrend &trend);
    [[nodiscard]] QString hatch(const WallBand &band) const; //!< what is undecided, by name
    [[nodiscard]] QString leak(const WallBand &band, const std::vector<int> &leaks) const;
    [[nodiscard]] QString gateway(const WallGateway &gateway) const;
    [[nodiscard]] QString governance() const;
    [[nodiscard]] QString sentenceOf(const FindingKey &key) const;

private:
    [[nodiscard]] QString path(const WallLeak &leak) const;
    [[nodiscard]] QStringList undecidedNames(const WallBand &band, int most) const;

    const IsolationView &m_view;
    const isolation::PairReport &m_report;
    const Wall &m_wall;
    UtcTime m_now;
};

} // namespace bulkhead
