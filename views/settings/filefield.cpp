// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/filefield.h"

#include "presentation/type.h"
#include "widgets/button.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>

namespace bulkhead {

FileField::FileField(Use use, const QString &title, const QString &filter, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_title(title)
    , m_filter(filter)
    , m_use(use)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    m_line->setFont(fixedFont());
    row->addWidget(m_line, 1);
    auto *choose = new Button(tr("Choose…"), Button::Look::Outlined, Icon::Folder, this);
    row->addWidget(choose);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &FileField::changed);
    connect(choose, &QPushButton::clicked, this, &FileField::choose);
}

QString FileField::path() const
{
    const QString typed = m_line->text().trimmed();
    return typed.startsWith(QStringLiteral("~/")) ? QDir::home().filePath(typed.mid(2)) : typed;
}

void FileField::setPath(const QString &path)
{
    m_line->setText(path);
}

void FileField::choose()
{
    auto *dialog = new QFileDialog(this, m_title, path(), m_filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(m_use == Use::Open ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(m_use == Use::Open ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    if (m_use == Use::Save && !path().isEmpty())
        dialog->selectFile(path());
    connect(dialog, &QFileDialog::fileSelected, this, &FileField::setPath);
    dialog->open();
}

} // namespace bulkhead
