// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace bulkhead {

class TextLabel;

//! A field of a form: its name above, the editor, and below a help line that gives way to what is wrong.
class FormField : public QWidget
{
    Q_OBJECT
public:
    FormField(const QString &name, QWidget *editor, const QString &help = {}, QWidget *parent = nullptr);

    void setProblem(const QString &problem);
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QWidget *editor() const { return m_editor; }

private:
    void showNote();

    QWidget *m_editor;
    TextLabel *m_note;
    QString m_help, m_problem;
};

} // namespace bulkhead
