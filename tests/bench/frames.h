// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include <algorithm>
#include <vector>

namespace bulkhead::test {

//! What single frames cost.
class Frames
{
public:
    void take(QWidget *widget)
    {
        QElapsedTimer timer;
        timer.start();
        widget->repaint();
        m_micros.push_back(timer.nsecsElapsed() / 1000);
    }
    [[nodiscard]] double p95() //!< milliseconds
    {
        std::sort(m_micros.begin(), m_micros.end());
        return static_cast<double>(m_micros[m_micros.size() * 95 / 100]) / 1000;
    }

private:
    std::vector<qint64> m_micros;
};

} // namespace bulkhead::test
