// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/apidetails.h"
#include "widgets/drawer.h"

class QStackedWidget;
class QTabBar;

namespace bulkhead {

class Button;
class DiffPanel;
class LockNote;
class ScrollSheet;

//! Everything about one API, on tabs: summary, routes, upstreams, policies, difference.
class ApiDrawer : public Drawer
{
    Q_OBJECT
public:
    enum class Tab { Summary, Routes, Upstreams, Policies, Diff };
    Q_ENUM(Tab)

    explicit ApiDrawer(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void showApi(std::shared_ptr<const CatalogView> view, const ApiRow &row);
    void showTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    [[nodiscard]] const ApiId &api() const { return m_api; }
    [[nodiscard]] DiffPanel *diff() const { return m_diff; }
    //! Pin, split, merge: a menu of the page hangs on it.
    [[nodiscard]] Button *matchButton() const { return m_match; }
    //! Begins the promotion of the API that is shown; the page does it.
    [[nodiscard]] Button *promoteButton() const { return m_promote; }
    //! Why it cannot be promoted, written beside the button; empty: it can.
    void setPromotable(const QString &whyNot);

private:
    void fill(ScrollSheet *sheet, const QList<DetailLine> &lines);

    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<const CatalogView> m_view;
    ApiId m_api;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    ScrollSheet *m_summary, *m_routes, *m_upstreams, *m_policies;
    DiffPanel *m_diff;
    Button *m_match, *m_promote;
    LockNote *m_promoteLock;
};

} // namespace bulkhead
