// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messagebar.h"

#include "widgets/button.h"
#include "widgets/marks.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

namespace {

//! Below this the action stands under the words: beside them it would leave a column of single words.
constexpr int widthForAction = 420;

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_mark(new StatusMark(Status::Unknown, 16, this))
    , m_sentence(new TextLabel(QString(), TypeSize::Body, QFont::DemiBold, &Tokens::text, this))
    , m_rest(new TextLabel(QString(), TypeSize::Body, QFont::Normal, &Tokens::text, this))
    , m_details(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_action(new Button(QString(), Button::Look::Outlined, Icon::None, this))
{
    setObjectName(QStringLiteral("messageBar"));
    setGround([this](const Tokens &t) { return QColor(t.status(m_status).soft); });
    setLine([this](const Tokens &t) { return QColor(t.status(m_status).shape); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(12), px(10), px(12), px(10));
    row->setSpacing(px(10));
    row->addWidget(m_mark, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(px(3));
    for (TextLabel *label : {m_sentence, m_rest, m_details}) {
        label->setWordWrap(true);
        words->addWidget(label);
    }
    m_details->setFixed(true);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(px(10));
    m_columns->addLayout(words, 1);
    m_columns->addWidget(m_action, 0, Qt::AlignVCenter | Qt::AlignLeft);
    row->addLayout(m_columns, 1);
    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    hide();
}

void MessageBar::show(Status status, const QString &sentence, const QString &rest,
                      const QString &action, const QString &details)
{
    m_status = status;
    m_mark->setStatus(status);
    m_sentence->setText(sentence);
    m_rest->setText(rest);
    m_rest->setVisible(!rest.isEmpty());
    m_details->setText(details);
    m_details->setVisible(!details.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(rest);
    setVisible(true);
    update();
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    m_columns->setDirection(width() < px(widthForAction) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QString MessageBar::sentence() const
{
    return isVisibleTo(parentWidget()) ? m_sentence->text() : QString();
}

} // namespace bulkhead
