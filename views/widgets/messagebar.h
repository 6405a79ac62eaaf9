// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"

class QBoxLayout;

namespace bulkhead {

class Button;
class StatusMark;

//! Says on top of a thing what is the matter with it: glyph, bold first sentence, the rest, one action.
class MessageBar : public Surface
{
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    //! Shows it; an empty `action` shows no button. `details` is a technical line, selectable as a tooltip.
    void show(Status status, const QString &sentence, const QString &rest = {},
              const QString &action = {}, const QString &details = {});
    [[nodiscard]] QString sentence() const;

signals:
    void actionTriggered();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_columns = nullptr;
    StatusMark *m_mark;
    TextLabel *m_sentence, *m_rest, *m_details;
    Button *m_action;
    Status m_status = Status::Unknown;
};

} // namespace bulkhead
