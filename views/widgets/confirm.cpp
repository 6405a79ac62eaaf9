// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/confirm.h"

#include "widgets/button.h"
#include "widgets/marks.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace bulkhead {

bool confirm(QWidget *parent, const QString &question, const QString &consequence,
             const QString &action)
{
    QDialog dialog(parent);
    dialog.setObjectName(QStringLiteral("confirm"));
    dialog.setWindowTitle(question);
    dialog.setAccessibleName(question);
    auto *column = new QVBoxLayout(&dialog);
    column->setContentsMargins(px(24), px(20), px(24), px(16));
    column->setSpacing(px(10));
    auto *title = new TextLabel(question, TypeSize::Section, QFont::DemiBold, &Tokens::text, &dialog);
    auto *text = new TextLabel(consequence, TypeSize::Body, QFont::Normal, &Tokens::text2, &dialog);
    text->setWordWrap(true);
    text->setMinimumWidth(px(360));
    column->addWidget(title);
    column->addWidget(text);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    auto *cancel = new Button(QCoreApplication::translate("Confirm", "Cancel"), Button::Look::Outlined, Icon::None, &dialog);
    auto *act = new Button(action, Button::Look::Destructive, Icon::None, &dialog);
    act->setObjectName(QStringLiteral("confirmAction"));
    row->addWidget(cancel);
    row->addWidget(act);
    column->addSpacing(px(8));
    column->addLayout(row);
    cancel->setDefault(true);
    cancel->setFocus();
    QObject::connect(cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
    QObject::connect(act, &QPushButton::clicked, &dialog, &QDialog::accept);
    return dialog.exec() == QDialog::Accepted;
}

} // namespace bulkhead
