// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/helpdialogs.h"

#include "widgets/button.h"
#include "widgets/marks.h"

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QVBoxLayout>

namespace bulkhead {

namespace {

struct Help
{
    Q_DECLARE_TR_FUNCTIONS(Help)
};

QDialog *makeDialog(QWidget *parent, const QString &title, QVBoxLayout *&column)
{
    auto *dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setAccessibleName(title);
    column = new QVBoxLayout(dialog);
    column->setContentsMargins(px(24), px(20), px(24), px(16));
    column->setSpacing(px(10));
    column->addWidget(new TextLabel(title, TypeSize::Title, QFont::DemiBold, &Tokens::text, dialog));
    return dialog;
}

void addClose(QDialog *dialog, QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    auto *close = new Button(Help::tr("Close"), Button::Look::Outlined, Icon::None, dialog);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    row->addWidget(close);
    column->addSpacing(px(8));
    column->addLayout(row);
    close->setFocus();
}

} // namespace

void showShortcutHelp(QWidget *parent)
{
    QVBoxLayout *column = nullptr;
    QDialog *dialog = makeDialog(parent, Help::tr("Keys"), column);
    dialog->setObjectName(QStringLiteral("shortcutHelp"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(32));
    grid->setVerticalSpacing(px(8));
    const QList<QPair<QString, QString>> keys = {
        {QStringLiteral("Ctrl+1 … Ctrl+8"), Help::tr("Go to a screen")},
        {QStringLiteral("Ctrl+K"), Help::tr("Search or run a command")},
        {QStringLiteral("F10"), Help::tr("Open the menu")},
        {QStringLiteral("F5"), Help::tr("Sync all gateways; in the settings, test the connection")},
        {QStringLiteral("F6, Shift+F6"), Help::tr("Next or previous part of the window")},
        {QStringLiteral("F8, Shift+F8"), Help::tr("Next or previous difference")},
        {QStringLiteral("Ctrl++, Ctrl+-, Ctrl+0"), Help::tr("Zoom the topology or the pages of a report; F shows all of the topology")},
        {QStringLiteral("Ctrl+N, Ctrl+P"), Help::tr("Begin a promotion; of what is selected in the catalog")},
        {QStringLiteral("Ctrl+E, Ctrl+Shift+E"), Help::tr("Export the report or the log; export the table as it is shown")},
        {QStringLiteral("P"), Help::tr("Pin a framework of the reports")},
        {QStringLiteral("Ctrl+S"), Help::tr("Save the settings")},
        {QStringLiteral("Ctrl+Z"), Help::tr("Undo the last edit of the estate")},
        {QStringLiteral("Enter"), Help::tr("Open what is selected")},
        {QStringLiteral("Esc"), Help::tr("Close the details, or empty the filter")},
        {QStringLiteral("F1"), Help::tr("Show these keys")},
    };
    for (int i = 0; i < keys.size(); ++i) {
        grid->addWidget(new KeyHint(keys.at(i).first, dialog), i, 0, Qt::AlignLeft);
        grid->addWidget(new TextLabel(keys.at(i).second, TypeSize::Body, QFont::Normal, &Tokens::text, dialog), i, 1);
    }
    column->addLayout(grid);
    addClose(dialog, column);
    dialog->show();
}

void showAbout(QWidget *parent)
{
    QVBoxLayout *column = nullptr;
    QDialog *dialog = makeDialog(parent, Help::tr("Bulkhead %1").arg(QCoreApplication::applicationVersion()), column);
    dialog->setObjectName(QStringLiteral("about"));
    const auto add = [&](const QString &text) {
        auto *label = new TextLabel(text, TypeSize::Body, QFont::Normal, &Tokens::text2, dialog);
        label->setWordWrap(true);
        label->setMinimumWidth(px(420));
        column->addWidget(label);
    };
    add(Help::tr("A governance console for API platforms: it reads the gateways you name, and shows whether sandbox and production are really apart."));
    add(Help::tr("It keeps references to secrets, never the secrets. It sends nothing to anyone but the gateways in your estate file."));
    add(Help::tr("Free software under the GNU General Public License, version 3 or later."));
    addClose(dialog, column);
    dialog->show();
}

} // namespace bulkhead
