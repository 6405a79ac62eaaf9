// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/surface.h"
#include "widgets/textlabel.h"

class QHBoxLayout;
class QVBoxLayout;

namespace bulkhead {

//! A part of a page in a box of its own: a title, quiet words at the right of it, and what stands below.
class Panel : public Surface
{
    Q_OBJECT
public:
    explicit Panel(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setNote(const QString &words); //!< at the right of the title
    [[nodiscard]] TextLabel *title() const { return m_title; }
    [[nodiscard]] QHBoxLayout *head() const { return m_head; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    //! Deletes what stands below the title.
    void clearBody();
    //! Adds a wrapping paragraph below.
    TextLabel *addText(const QString &text, TypeSize size = TypeSize::Body, Ink ink = &Tokens::text2);

private:
    TextLabel *m_title, *m_note;
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
};

//! Deletes all widgets and layouts in a layout.
void clearLayout(QLayout *layout);

} // namespace bulkhead
