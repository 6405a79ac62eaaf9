// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/storypanel.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "presentation/promotionwords.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/initialsdisc.h"
#include "widgets/marks.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace promotion;

namespace {
constexpr qsizetype mostEarlier = 6;
}

StoryPanel::StoryPanel(std::shared_ptr<const Clock> clock, QWidget *parent)
    : Panel(tr("What was said"), parent)
    , m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("storyPanel"));
}

void StoryPanel::add(const QString &person, UtcTime at, const QString &what, const QString &text)
{
    auto *line = new QHBoxLayout;
    line->setSpacing(px(8));
    auto *disc = new InitialsDisc(24, this);
    disc->setPerson(PeopleWords::initials(person), person.isEmpty());
    line->addWidget(disc, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    const QString when = Formats::shortMoment(at, m_clock->now());
    //: Who, when and what: "priya.raman, Sat 16:20: asked for it".
    auto *head = new TextLabel(tr("%1, %2: %3").arg(person, when, what), TypeSize::Small, QFont::Normal, &Tokens::text2, this);
    head->setWordWrap(true);
    words->addWidget(head);
    if (!text.isEmpty()) {
        auto *body = new TextLabel(text, TypeSize::Body, QFont::Normal, &Tokens::text, this);
        body->setWordWrap(true);
        body->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(body);
    }
    line->addLayout(words, 1);
    body()->addLayout(line);
}

void StoryPanel::show(const RequestDetails &details)
{
    clearBody();
    const Request &request = details.summary.request;
    add(request.requester, request.requestedAt, tr("asked for it"), request.reason);
    for (const Remark &remark : request.remarks) {
        QString what = remark.kind == Remark::Kind::Comment ? tr("remarked") : remark.kind == Remark::Kind::Reject ? tr("rejected it") : tr("asked for changes");
        if (remark.step >= 0)
            //: A remark is on one step of the plan.
            what = tr("%1, on step %2").arg(what).arg(remark.step + 1);
        add(remark.person, remark.at, what, remark.text);
    }
    if (!request.note.isEmpty())
        addText(PromotionWords::state(request.state) + QStringLiteral(": ") + request.note, TypeSize::Small, &Tokens::text);
}

HistoryPanel::HistoryPanel(std::shared_ptr<const Clock> clock, QWidget *parent)
    : Panel(tr("Earlier promotions of this API"), parent)
    , m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("historyPanel"));
}

void HistoryPanel::show(const RequestDetails &details)
{
    clearBody();
    const auto applied = std::count_if(details.history.begin(), details.history.end(), [](const Request &one) { return one.state == State::Applied; });
    setNote(details.history.isEmpty() ? QString() : tr("%n applied", nullptr, static_cast<int>(applied)));
    if (details.history.isEmpty()) {
        addText(tr("This is the first one."), TypeSize::Small);
        return;
    }
    auto *row = new FlowLayout;
    row->setSpacing(px(12));
    const qsizetype count = std::min(details.history.size(), mostEarlier);
    for (qsizetype i = count; i-- > 0;) {
        const Request &one = details.history[i];
        auto *cell = new QWidget(this);
        auto *line = new QHBoxLayout(cell);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(px(4));
        line->addWidget(new StatusMark(PromotionWords::statusOf(one.state), 14, cell));
        const QString id = QString::fromStdString(one.id);
        auto *open = new Button(tr("%1, %2").arg(PromotionWords::state(one.state), Formats::date(one.requestedAt)), Button::Look::Plain, Icon::None, cell);
        open->setToolTip(one.requester);
        open->setSize(Button::Size::Small);
        connect(open, &QPushButton::clicked, this, [this, id] { emit opened(id); });
        line->addWidget(open);
        row->addWidget(cell);
    }
    body()->addLayout(row);
}

} // namespace bulkhead
