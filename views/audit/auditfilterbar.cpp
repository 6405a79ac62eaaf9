// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/auditfilterbar.h"

#include "audit/facetbutton.h"
#include "presentation/auditwords.h"
#include "presentation/formats.h"
#include "widgets/flowlayout.h"
#include "widgets/searchfield.h"
#include "widgets/textlabel.h"

#include <QGridLayout>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int oneRow = 1000; //!< less wide: the buttons have a row of their own
}

AuditFilterBar::AuditFilterBar(AuditLogModel &model, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(new SearchField(tr("Person, action, object or number"), this))
    , m_count(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_time(new TimeButton(std::move(clock), this))
    , m_grid(new QGridLayout(this))
    , m_choices(new QWidget(this))
{
    m_search->setObjectName(u"auditSearch"_s);
    m_count->setObjectName(u"auditCount"_s);
    m_time->setObjectName(u"auditTime"_s);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(px(12));
    m_grid->setVerticalSpacing(px(8));
    m_grid->setColumnStretch(0, 1);
    auto *choices = new FlowLayout(m_choices);
    addFacet(AuditFacet::Person, tr("Person"), u"auditPerson"_s);
    addFacet(AuditFacet::Action, tr("Action"), u"auditAction"_s);
    addFacet(AuditFacet::Object, tr("Object"), u"auditObject"_s);
    addFacet(AuditFacet::Environment, tr("Environment"), u"auditEnvironment"_s);
    choices->addWidget(m_time);
    place();
    connect(m_search, &QLineEdit::textChanged, this, &AuditFilterBar::apply);
    connect(m_search, &SearchField::chipRemoved, m_time, [this] { m_time->choose(TimeButton::Choice::Any); });
    connect(m_time, &TimeButton::rangeChanged, this, &AuditFilterBar::apply);
    connect(&m_model, &AuditLogModel::contentChanged, this, &AuditFilterBar::refresh);
    refresh();
}

void AuditFilterBar::addFacet(AuditFacet facet, const QString &title, const QString &name)
{
    auto *button = new FacetButton(title, m_choices);
    button->setObjectName(name);
    button->setSource([this, facet] {
        QList<FacetValue> values;
        for (const FacetCount &count : m_model.facetCounts(facet)) {
            FacetValue value;
            value.key = count.value;
            value.word = wordOf(facet, count.value);
            value.count = count.count;
            values.append(value);
        }
        return values;
    }, [facet](const QString &value) { return wordOf(facet, value); });
    connect(button, &FacetButton::chosenChanged, this, &AuditFilterBar::apply);
    m_choices->layout()->addWidget(button);
    m_buttons[facet] = button;
}

QString AuditFilterBar::wordOf(AuditFacet facet, const QString &value)
{
    switch (facet) {
    case AuditFacet::Person: {
        const auto [name, isPerson] = AuditFilterEngine::personOf(value);
        return AuditWords::who(name, isPerson);
    }
    case AuditFacet::Action:
        return AuditWords::action(value);
    case AuditFacet::Object:
        return AuditWords::objectKind(value);
    case AuditFacet::Environment:
        return value.isEmpty() ? tr("Of no environment") : value;
    }
    Q_UNREACHABLE();
}

void AuditFilterBar::refresh()
{
    const int shown = m_model.rowCount(), all = m_model.totalRows();
    //: How many entries of the log a filter leaves.
    m_count->setText(shown == all ? tr("%n entry(s)", nullptr, all) : tr("%1 of %2").arg(Formats::number(shown), Formats::number(all)));
    m_search->setChip(m_time->chip());
}

void AuditFilterBar::apply()
{
    if (m_applying)
        return;
    AuditFilter filter;
    filter.text = m_search->text();
    for (const auto &[facet, button] : m_buttons) {
        if (!button->chosen().isEmpty())
            filter.chosen[facet] = button->chosen();
    }
    filter.since = m_time->since();
    filter.until = m_time->until();
    if (m_moment) {
        const qint64 end = m_moment->time_since_epoch().count() + 1; // an entry of that very moment is there
        filter.until = std::min(filter.until.value_or(end), end);
    }
    m_model.setFilter(filter);
    refresh();
}

void AuditFilterBar::setChosen(const AuditFilter &filter)
{
    m_applying = true;
    m_search->setText(filter.text);
    for (const auto &[facet, button] : m_buttons)
        button->setChosen(filter.chosen.value(facet));
    m_applying = false;
    apply();
}

void AuditFilterBar::takeQuery(const QString &query)
{
    const QUrlQuery parts(query);
    AuditFilter filter;
    filter.text = parts.queryItemValue(u"text"_s, QUrl::FullyDecoded);
    for (const auto &[name, facet] : {std::pair(u"person"_s, AuditFacet::Person), std::pair(u"action"_s, AuditFacet::Action),
                                      std::pair(u"object"_s, AuditFacet::Object), std::pair(u"environment"_s, AuditFacet::Environment)}) {
        if (const QStringList values = parts.allQueryItemValues(name, QUrl::FullyDecoded); !values.isEmpty())
            filter.chosen[facet] = values;
    }
    clear();
    setChosen(filter);
}

void AuditFilterBar::clear()
{
    m_applying = true;
    m_time->choose(TimeButton::Choice::Any);
    m_applying = false;
    setChosen({});
}

void AuditFilterBar::setMoment(std::optional<UtcTime> moment)
{
    if (moment == m_moment)
        return;
    m_moment = moment;
    apply();
}

QString AuditFilterBar::description() const
{
    QStringList words;
    for (const auto &[facet, button] : m_buttons) {
        if (const QString chosen = button->description(); !chosen.isEmpty())
            words.append(chosen);
    }
    if (const QString time = m_time->chip(); !time.isEmpty())
        words.append(time);
    if (m_moment)
        //: Of what is listed: nothing that is later than a moment.
        words.append(tr("until %1").arg(Formats::dateTime(*m_moment)));
    return words.join(u", "_s);
}

//! All in one row where there is room; else the buttons have a row of their own.
void AuditFilterBar::place()
{
    for (QWidget *part : {static_cast<QWidget *>(m_search), m_choices, static_cast<QWidget *>(m_count)})
        m_grid->removeWidget(part);
    m_grid->addWidget(m_search, 0, 0);
    m_grid->addWidget(m_count, 0, m_isWide ? 2 : 1);
    if (m_isWide)
        m_grid->addWidget(m_choices, 0, 1);
    else
        m_grid->addWidget(m_choices, 1, 0, 1, 2);
}

void AuditFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= px(oneRow);
    if (std::exchange(m_isWide, isWide) != isWide)
        place();
}

} // namespace bulkhead
