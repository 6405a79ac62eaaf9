// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/checkpointspanel.h"

#include "audit/entryfacts.h"
#include "presentation/formats.h"
#include "widgets/button.h"
#include "widgets/marks.h"
#include "widgets/surface.h"
#include "widgets/valuelabel.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int widest = 800;

TextLabel *wrapped(const QString &text, TypeSize size, Ink ink, QFont::Weight weight = QFont::Normal)
{
    auto *label = new TextLabel(Formats::breakable(text), size, weight, ink);
    label->setWordWrap(true);
    return label;
}

} // namespace

CheckpointsPanel::CheckpointsPanel(std::shared_ptr<const Clock> clock, QWidget *parent)
    : ScrollSheet(tr("Checkpoints"), parent)
    , m_clock(std::move(clock))
{
    setObjectName(u"checkpointsPanel"_s);
    viewport()->setBackgroundRole(QPalette::Base); // as the page above it
}

void CheckpointsPanel::setView(std::shared_ptr<const AuditView> view)
{
    m_view = std::move(view);
    auto *content = new QWidget;
    auto *centred = new QHBoxLayout(content);
    centred->setContentsMargins(px(16), px(8), px(16), px(16));
    auto *sheet = new QWidget;
    sheet->setMaximumWidth(px(widest));
    centred->addWidget(sheet, 1);
    centred->addStretch(0);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    if (m_view && !m_view->log.empty()) {
        addSection(column, tr("Places outside"),
                   tr("Each keeps signed heads of the log where whoever owns the store cannot change them. A log made anew, or cut, then shows."));
        addPlaces(column);
        addSection(column, tr("Verifier key"),
                   tr("Give it to whoever shall verify bundles and proofs of this log, by another way than those files."));
        addValue(column, QString::fromStdString(m_view->verifierKey), tr("Copy key"), u"verifierKey"_s);
        addSection(column, tr("Newest checkpoint"),
                   tr("The signed head of the log as it is now. Kept elsewhere, it vouches for all entries up to it."));
        addValue(column, QString::fromStdString(m_view->checkpoint), tr("Copy checkpoint"), u"newestCheckpoint"_s);
    }
    column->addStretch(1);
    content->setBackgroundRole(QPalette::Base);
    setWidget(content); // deletes what was there
}

void CheckpointsPanel::addSection(QVBoxLayout *column, const QString &title, const QString &more)
{
    if (column->count() > 0)
        column->addSpacing(px(16));
    column->addWidget(new TextLabel(title, TypeSize::Section, QFont::DemiBold));
    column->addWidget(wrapped(more, TypeSize::Body, &Tokens::text2));
}

void CheckpointsPanel::addValue(QVBoxLayout *column, const QString &value, const QString &copyText, const QString &name)
{
    auto *panel = new Surface(&Tokens::sunken, Surface::Round);
    auto *row = new QHBoxLayout(panel);
    row->setContentsMargins(px(12), px(8), px(8), px(8));
    row->setSpacing(px(12));
    auto *text = new ValueLabel(value.trimmed());
    text->setObjectName(name);
    row->addWidget(text, 1);
    auto *copy = new Button(copyText, Button::Look::Outlined, Icon::Copy);
    copy->setSize(Button::Size::Small);
    copy->setObjectName(name + u"Copy"_s);
    connect(copy, &QPushButton::clicked, this, [value] { QApplication::clipboard()->setText(value); });
    row->addWidget(copy, 0, Qt::AlignTop);
    column->addWidget(panel);
}

void CheckpointsPanel::addPlaces(QVBoxLayout *column)
{
    if (m_view->places.isEmpty()) {
        auto *row = new QHBoxLayout;
        row->setSpacing(px(8));
        row->addWidget(new StatusMark(Status::Unknown, 16), 0, Qt::AlignTop);
        const QString how = tr("No place is set. Name one in the estate file, under audit: checkpoints, such as a folder on another machine.");
        row->addWidget(wrapped(how, TypeSize::Body, &Tokens::text), 1);
        column->addLayout(row);
        return;
    }
    auto *panel = new Surface(&Tokens::panel, Surface::Round);
    auto *rows = new QVBoxLayout(panel);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    for (const CheckpointPlace &place : m_view->places) {
        if (rows->count() > 0)
            rows->addWidget(new Rule);
        rows->addWidget(makePlace(place));
    }
    column->addWidget(panel);
}

std::pair<Status, QString> CheckpointsPanel::stateOf(const CheckpointPlace &place) const
{
    using Says = CheckpointPlace::Says;
    const std::uint64_t all = m_view->list ? m_view->list->lines.size() : 0;
    switch (place.says) {
    case Says::Nothing: //: State of a place that keeps checkpoints.
        return {Status::Waiting, tr("None yet")};
    case Says::Agrees:
        break;
    case Says::Unknown: //: State of a place that keeps checkpoints.
        return {Status::Fail, tr("Not readable")};
    case Says::Stranger: //: State of a place that keeps checkpoints: what is there was not signed by this log.
        return {Status::Fail, tr("Not of this log")};
    case Says::Differs: //: State of a place that keeps checkpoints: they and the log contradict each other.
        return {Status::Fail, tr("Says otherwise")};
    }
    if (place.size < all) //: State of a place that keeps checkpoints.
        return {Status::Warn, tr("Behind")};
    //: State of a place that keeps checkpoints.
    return {Status::Pass, tr("Up to date")};
}

QWidget *CheckpointsPanel::makePlace(const CheckpointPlace &place)
{
    const auto [status, word] = stateOf(place);
    auto *widget = new QWidget;
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(px(12), px(10), px(12), px(10));
    row->setSpacing(px(12));
    auto *words = new QVBoxLayout;
    words->setSpacing(px(2));
    words->addWidget(wrapped(place.place, TypeSize::Body, &Tokens::text, QFont::Medium));
    words->addWidget(wrapped(coverage(place), TypeSize::Small, &Tokens::text2));
    if (!place.problem.isEmpty())
        words->addWidget(wrapped(place.problem, TypeSize::Small, &Tokens::text));
    row->addLayout(words, 1);
    row->addWidget(new Badge(status, word), 0, Qt::AlignTop);
    widget->setAccessibleName(place.place + u", "_s + word);
    return widget;
}

//! "Covers entries 1 to 18,202; the last of them is 2 min old"
QString CheckpointsPanel::coverage(const CheckpointPlace &place) const
{
    using Says = CheckpointPlace::Says;
    const QString size = Formats::number(static_cast<qint64>(place.size));
    if (place.says == Says::Nothing)
        return tr("Keeps no checkpoint of this log yet");
    if (place.says == Says::Unknown)
        return tr("Cannot be compared with the log");
    if (place.says == Says::Stranger)
        return tr("The checkpoint of size %1 is not signed with the key of this log").arg(size);
    if (place.says == Says::Differs)
        return tr("The log is not the one that the checkpoint of size %1 vouches for; Verify all says from which entry on").arg(size);
    const QString range = place.size == 1 ? tr("Covers entry 1") : tr("Covers entries 1 to %1").arg(size);
    const auto last = timeOfEntry(*m_view, place.size);
    if (!last)
        return range;
    //: How much a checkpoint covers, when the last of those entries was written, and how long ago that is.
    return tr("%1, written %2 (%3)").arg(range, Formats::dateTime(*last), Formats::ageOf(last, m_clock->now()));
}

} // namespace bulkhead
