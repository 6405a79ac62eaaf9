// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/catalogtablemodel.h"
#include "usecases/consolesession.h"

namespace bulkhead {

//! Which pairs the catalog is about: the one chosen for all screens, until a person ticks others or none.
class PairScope : public QObject
{
    Q_OBJECT
public:
    PairScope(ConsoleSession &session, CatalogTableModel &model, QObject *parent = nullptr);

    //! Another catalog came: keeps to the pair unless all are shown.
    void follow();
    void showAll();
    void setShowsAll(bool all) { m_all = all; }
    [[nodiscard]] bool showsAll() const { return m_all; }
    //! A pair in which the API is; all pairs if there is none.
    void showPairOf(const ApiRow &api);

    //! The pairs that are shown; empty: all.
    [[nodiscard]] QList<EnvironmentPair> pairs() const;
    //! "EU, US"; empty: all.
    [[nodiscard]] QString name() const;
    [[nodiscard]] bool contains(const EnvironmentId &environment) const;

private:
    void show(const QStringList &keys);
    void takeFilter();

    ConsoleSession &m_session;
    CatalogTableModel &m_model;
    QStringList m_keys; //!< of the filter, as last seen
    bool m_all = false;
};

} // namespace bulkhead
