// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/timebutton.h"
#include "items/auditlogmodel.h"

#include <map>

class QGridLayout;

namespace bulkhead {

class FacetButton;
class FlowLayout;
class SearchField;
class TextLabel;

//! What the log's table is narrowed to: text, then a button for each kind of value and one for the time, and how many entries are left.
class AuditFilterBar : public QWidget
{
    Q_OBJECT
public:
    AuditFilterBar(AuditLogModel &model, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] FacetButton *button(AuditFacet facet) const { return m_buttons.at(facet); }
    [[nodiscard]] TimeButton *time() const { return m_time; }
    void clear();
    //! Nothing later is listed, whatever else is chosen; nothing: all.
    void setMoment(std::optional<UtcTime> moment);
    //! "person=ana&action=person.add&text=bo": what another screen wants to be shown, and nothing else.
    void takeQuery(const QString &query);
    //! What is filtered by beside the text, in words; empty: nothing.
    [[nodiscard]] QString description() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addFacet(AuditFacet facet, const QString &title, const QString &name);
    [[nodiscard]] static QString wordOf(AuditFacet facet, const QString &value);
    void place();
    void setChosen(const AuditFilter &filter); //!< text and values; of the time nothing
    void refresh();
    void apply();

    AuditLogModel &m_model;
    SearchField *m_search;
    TextLabel *m_count;
    TimeButton *m_time;
    std::map<AuditFacet, FacetButton *> m_buttons;
    QGridLayout *m_grid;
    QWidget *m_choices;
    std::optional<UtcTime> m_moment;
    bool m_isWide = true, m_applying = false;
};

} // namespace bulkhead
