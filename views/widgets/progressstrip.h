// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/textlabel.h"

#include <QElapsedTimer>
#include <QTimer>

class QProgressBar;

namespace bulkhead {

class Button;

//! Long work: the step in words, elapsed time, Cancel, and a bar when the length is known.
class ProgressStrip : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void start(const QString &step);
    //! `total` 0: unknown length, no bar.
    void setStep(const QString &step, int done = 0, int total = 0);
    void stop();

signals:
    void cancelRequested();

private:
    void showElapsed();

    TextLabel *m_step, *m_elapsed;
    QProgressBar *m_bar;
    Button *m_cancel;
    QElapsedTimer m_clock;
    QTimer m_tick;
};

} // namespace bulkhead
