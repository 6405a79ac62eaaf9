// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "presentation/icons.h"

#include <QKeySequence>
#include <QList>
#include <QWidget>

#include <functional>
#include <optional>

class QSettings;

namespace bulkhead {

//! The screens in the order of the navigation and of Ctrl+1 to Ctrl+8.
enum class Screen { Overview, Catalog, Isolation, Topology, Promotions, Audit, Reports, Settings };
inline constexpr int screenCount = 8;
//! A window less wide than this, in px of the text's size, leaves out what its tooltips say as well.
inline constexpr int narrowWindow = 1000;
//! An item for Page::openItem: begin a new one.
inline const QString newItem = QStringLiteral("?new");
//! An item of the settings: people, their roles and keys.
inline const QString peopleItem = QStringLiteral("?people");

//! What the count beside a screen's name is of.
enum class CountKind { Things, Alarms, WaitsForMe };

//! Something the command palette can do.
struct Command
{
    QString text;   //!< what is matched: "Sync all gateways", "payments-initiation"
    QString detail; //!< quiet words beside it: "API, team-payments"
    Icon icon = Icon::None;
    QKeySequence key;
    std::function<void()> run;
    QString blocked = {}; //!< why it cannot be done now, in full sentences; empty: it can
};

//! A screen inside the main window. It is its own widget; the window only hosts it.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    [[nodiscard]] virtual QString title() const = 0;
    //! What the palette offers from here and for the things of this page.
    [[nodiscard]] virtual QList<Command> commands() { return {}; }
    //! The page was just shown: put the keyboard where work begins.
    virtual void activate() { setFocus(); }
    //! Opens one thing: an API's id in the catalog, a gateway's id in the settings.
    virtual void openItem(const QString &) { }
    //! F5 here; false lets the window sync.
    virtual bool refresh() { return false; }
    //! F8 and Shift+F8.
    virtual void nextDifference(bool) { }
    //! F6 goes round these, in reading order.
    [[nodiscard]] virtual QList<QWidget *> panes() { return {}; }
    virtual void saveState(QSettings &) const { }
    virtual void restoreState(QSettings &) { }
    //! The moment that the console looks at; nothing: now. What this screen shows of another moment, in a sentence; empty: all of it is of that one.
    [[nodiscard]] virtual QString lookAt(std::optional<UtcTime>) { return {}; }
    //! A sentence if leaving would lose something; empty if not.
    [[nodiscard]] virtual QString unsavedWork() const { return {}; }

signals:
    void openRequested(bulkhead::Screen screen, const QString &item);
    //! A count beside the name in the navigation; 0 for none.
    void badgeChanged(int count, bulkhead::CountKind kind = bulkhead::CountKind::Things);
    //! Something here takes a person: the window asks who it is.
    void signInRequested();
};

} // namespace bulkhead
