// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/checkisolation.h"

namespace bulkhead {

//! Which findings of a pair are meant: what a leak, a cell or a link points at. As text it goes from screen to screen.
struct FindingQuery
{
    std::optional<isolation::Layer> layer;
    std::optional<isolation::Verdict> verdict;
    QString control; //!< id
    QString api;     //!< id in the catalog
    //! The gateway of the fact on that side; there but empty: the finding has no fact on it.
    std::optional<QString> sandbox, production;
    QString fingerprint; //!< of the one to show first; alone: it and its neighbours

    [[nodiscard]] QString toText() const; //!< "?layer=identity&sandbox=kong-sbx"
    [[nodiscard]] static FindingQuery fromText(const QString &text);
    friend bool operator==(const FindingQuery &, const FindingQuery &) = default;
};

//! A unit inside a result; without a unit, the control as a whole.
struct FindingKey
{
    static constexpr std::size_t noUnit = static_cast<std::size_t>(-1);
    std::size_t control = 0; //!< index into PairResult::controls
    std::size_t unit = noUnit;
    friend bool operator==(const FindingKey &, const FindingKey &) = default;
};

//! The pair's report; nullptr if it was not checked.
[[nodiscard]] const isolation::PairReport *reportOf(const IsolationView &view, const EnvironmentId &sandbox,
                                                    const EnvironmentId &production);
//! Worst first: by verdict, severity, then the order of the catalogue. A control that is named and has only passes answers
//! with itself.
[[nodiscard]] std::vector<FindingKey> findingsOf(const IsolationView &view, const isolation::PairResult &result,
                                                 const FindingQuery &query);

//! The first of them; nothing if there is none.
[[nodiscard]] std::optional<FindingKey> worstOf(const IsolationView &view, const isolation::PairResult &result,
                                                const FindingQuery &query);

//! Fails of critical and high controls: the number beside the name of the screen.
[[nodiscard]] int graveFindings(const IsolationView &view, const isolation::PairResult &result);
//! Row of an API in the facts; noIndex: there is none.
[[nodiscard]] std::uint32_t apiIndexOf(const isolation::EstateFacts &facts, const QString &id);

//! Which rows of the catalog a unit concerns. One that names no API concerns all of the gateways that it names.
class Concern
{
public:
    explicit Concern(const isolation::EstateFacts &facts);
    [[nodiscard]] bool isOf(const isolation::UnitResult &unit, std::uint32_t api) const;
    //! It names neither API nor gateway.
    [[nodiscard]] static bool isOfAll(const isolation::UnitResult &unit);

private:
    std::unordered_map<QString, std::vector<bool>> m_apisOf; //!< by gateway: which rows have a deployment there
};

} // namespace bulkhead
