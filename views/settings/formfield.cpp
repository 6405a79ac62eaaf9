// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/formfield.h"

#include "widgets/bulkheadstyle.h"
#include "widgets/textlabel.h"

#include <QVBoxLayout>

namespace bulkhead {

FormField::FormField(const QString &name, QWidget *editor, const QString &help, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_note(new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text3, this))
    , m_help(help)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    auto *label = new TextLabel(name, TypeSize::Small, QFont::Medium, &Tokens::text, this);
    label->setElided(true);
    column->addWidget(label);
    editor->setParent(this);
    editor->setAccessibleName(name);
    column->addWidget(editor);
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    column->addStretch(1);
    showNote();
}

void FormField::setProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    setInvalid(m_editor, !problem.isEmpty());
    showNote();
}

void FormField::showNote()
{
    const bool wrong = !m_problem.isEmpty();
    m_note->setText(wrong ? m_problem : m_help);
    m_note->setInkOf([wrong](const Tokens &t) { return QColor(wrong ? t.fail.ink : t.text3); });
    m_note->setVisible(!m_note->text().isEmpty());
    m_editor->setAccessibleDescription(m_note->text());
}

} // namespace bulkhead
