// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formdialog.h"

#include "widgets/messagebar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

namespace bulkhead {

namespace {

constexpr int dialogWidth = 480;

//! What takes the keyboard, in the order that one reads.
void collect(const QLayout *layout, QList<QWidget *> &all)
{
    for (int i = 0; layout && i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        QWidget *widget = item->widget();
        if (!widget) {
            collect(item->layout(), all);
            continue;
        }
        if (widget->focusPolicy() & Qt::TabFocus)
            all.append(widget);
        collect(widget->layout(), all);
    }
}

} // namespace

FormDialog::FormDialog(const QString &title, const QString &meaning, const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_fields(new QWidget(this))
    , m_scroll(new QScrollArea(this))
    , m_body(new QVBoxLayout(m_fields))
    , m_column(new QVBoxLayout(this))
    , m_meaning(new TextLabel(meaning, TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_state(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text3, this))
    , m_message(new MessageBar(this))
    , m_cancel(new Button(tr("Cancel"), Button::Look::Outlined, Icon::None, this))
    , m_action(new Button(action, Button::Look::Filled, Icon::None, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(title);
    setAccessibleName(title);
    m_column->setContentsMargins(px(24), px(20), px(24), px(16));
    m_column->setSpacing(px(12));
    m_column->addWidget(new TextLabel(title, TypeSize::Section, QFont::DemiBold, &Tokens::text, this));
    m_meaning->setWordWrap(true);
    m_meaning->setVisible(!meaning.isEmpty());
    m_column->addWidget(m_meaning);
    m_column->addWidget(m_message);
    m_body->setContentsMargins(0, px(4), 0, 0);
    m_body->setSpacing(px(10));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // Tab goes from field to field, and the field shows itself
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setFixedHeight(px(96)); // until it is known what it holds
    m_scroll->setWidget(m_fields);
    m_fields->setAutoFillBackground(false);
    m_fields->installEventFilter(this);
    m_column->addWidget(m_scroll, 1);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(px(8));
    m_state->setWordWrap(true);
    m_buttons->addWidget(m_state, 1);
    m_action->setObjectName(QStringLiteral("dialogAction"));
    m_cancel->setObjectName(QStringLiteral("dialogCancel"));
    m_buttons->addWidget(m_cancel);
    m_buttons->addWidget(m_action);
    m_column->addLayout(m_buttons);
    setFixedWidth(px(dialogWidth));
    m_action->setDefault(true);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this, [this] {
        m_message->hide();
        submit();
    });
}

bool FormDialog::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::Polish)
        orderTabs();
    if (event->type() == QEvent::Show || event->type() == QEvent::LayoutRequest)
        fitLater();
    return done;
}

//! The fields were made after the buttons.
void FormDialog::orderTabs()
{
    QList<QWidget *> all;
    collect(m_body, all);
    all << m_cancel << m_action;
    for (qsizetype i = 1; i < all.size(); ++i)
        setTabOrder(all.at(i - 1), all.at(i));
}

bool FormDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_fields && event->type() == QEvent::LayoutRequest)
        fitLater();
    return QDialog::eventFilter(watched, event);
}

void FormDialog::fitLater()
{
    if (!std::exchange(m_willFit, true))
        QMetaObject::invokeMethod(this, &FormDialog::fit, Qt::QueuedConnection); // a layout asks while it is being made
}

//! Texts that wrap say their height only for a width. Nothing is set that is so already: each change asks for a layout again.
void FormDialog::fit()
{
    m_willFit = false;
    const QMargins around = m_column->contentsMargins();
    const int inside = width() - around.left() - around.right();
    const bool hasFields = m_scroll->isVisibleTo(this);
    // As beside a scroll bar: where text would wrap anew only there, a bar that stands would never go.
    const int beside = inside - m_scroll->verticalScrollBar()->sizeHint().width();
    const int wanted = hasFields ? qMax(m_body->totalHeightForWidth(beside), m_body->totalMinimumSize().height()) : 0;
    const int others = m_column->totalHeightForWidth(width()) - (hasFields ? m_scroll->minimumHeight() : 0);
    const QWidget *window = parentWidget();
    while (window && window->parentWidget()) // a dialog over a dialog has the room of the window below both
        window = window->parentWidget();
    const int most = window ? window->height() - px(24) : others + wanted;
    const int fields = hasFields ? qMin(wanted, qMax(most - others, px(96))) : 0;
    if (hasFields && m_scroll->minimumHeight() != fields)
        m_scroll->setFixedHeight(fields);
    if (height() != others + fields)
        setFixedHeight(others + fields);
}

void FormDialog::addField(const QString &name, QWidget *field, const QString &help)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(px(4));
    column->addWidget(new TextLabel(name, TypeSize::Small, QFont::Medium, &Tokens::text, this));
    field->setAccessibleName(name);
    column->addWidget(field);
    if (!help.isEmpty()) {
        auto *note = new TextLabel(help, TypeSize::Small, QFont::Normal, &Tokens::text2, this);
        note->setWordWrap(true);
        column->addWidget(note);
    }
    m_body->addLayout(column);
}

//! What was asked cannot be taken back, so its answer is waited for.
void FormDialog::reject()
{
    if (!m_isBusy)
        QDialog::reject();
}

void FormDialog::showAction()
{
    m_action->setBlocked(m_isBusy ? m_state->text() : m_missing);
    m_cancel->setEnabled(!m_isBusy);
    m_fields->setEnabled(!m_isBusy);
    if (!m_isBusy)
        m_state->setText(m_missing);
}

void FormDialog::beCautious()
{
    m_action->setLook(Button::Look::Destructive);
    m_cancel->setDefault(true);
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void FormDialog::setMissing(const QString &reason)
{
    m_missing = reason;
    showAction();
}

void FormDialog::setBusy(const QString &words)
{
    m_isBusy = true;
    m_state->setText(words);
    showAction();
}

void FormDialog::fail(const QString &sentence, const QString &rest, QWidget *field)
{
    m_isBusy = false;
    m_message->show(Status::Fail, sentence, rest);
    showAction();
    if (field)
        field->setFocus(Qt::OtherFocusReason);
}

void FormDialog::forget()
{
    m_message->hide();
}

void FormDialog::showOutcome(const QString &sentence, QWidget *outcome)
{
    m_isBusy = false;
    m_message->show(Status::Pass, sentence);
    m_meaning->hide();
    m_scroll->hide();
    m_state->setText(QString()); // keeps its room: the button stays at the right
    m_action->hide();
    m_column->insertWidget(m_column->indexOf(m_scroll) + 1, outcome);
    m_cancel->setText(tr("Close"));
    m_cancel->setEnabled(true);
    m_cancel->setFocus(Qt::OtherFocusReason);
    fitLater();
}

} // namespace bulkhead
