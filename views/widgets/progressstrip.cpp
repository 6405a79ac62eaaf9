// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/progressstrip.h"

#include "presentation/formats.h"
#include "widgets/button.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QVBoxLayout>

namespace bulkhead {

using namespace std::chrono_literals;

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent)
    , m_step(new TextLabel(QString(), TypeSize::Small, QFont::Medium, &Tokens::text, this))
    , m_elapsed(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new Button(tr("Cancel"), Button::Look::Outlined, Icon::None, this))
{
    auto *lines = new QVBoxLayout;
    lines->setSpacing(px(3));
    auto *words = new QHBoxLayout;
    m_step->setElided(true);
    words->addWidget(m_step, 1);
    words->addWidget(m_elapsed);
    lines->addLayout(words);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(px(6));
    lines->addWidget(m_bar);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(12));
    row->addLayout(lines, 1);
    m_cancel->setSize(Button::Size::Small);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressStrip::cancelRequested);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, &ProgressStrip::showElapsed);
    hide();
}

void ProgressStrip::start(const QString &step)
{
    m_clock.start();
    m_tick.start();
    setStep(step);
    showElapsed();
    show();
}

void ProgressStrip::setStep(const QString &step, int done, int total)
{
    m_step->setText(step);
    m_bar->setAccessibleName(step);
    m_bar->setVisible(total > 0);
    m_bar->setMaximum(qMax(total, 1));
    m_bar->setValue(done);
}

void ProgressStrip::stop()
{
    m_tick.stop();
    hide();
}

void ProgressStrip::showElapsed()
{
    //: Time since the work began, in whole seconds.
    m_elapsed->setText(tr("%1 s").arg(Formats::number(m_clock.elapsed() / 1000)));
}

} // namespace bulkhead
