// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/rolesform.h"

#include "presentation/peoplewords.h"
#include "widgets/button.h"
#include "widgets/textlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QMenu>

namespace bulkhead {

using namespace Qt::StringLiterals;

RolesForm::RolesForm(const QStringList &environments, QWidget *parent)
    : QWidget(parent)
    , m_environments(environments)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(2));
    grid->setColumnStretch(0, 1);
    for (const QString &name : PeopleWords::roleNames())
        addRow(name);
}

void RolesForm::addRow(const QString &name)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    const qsizetype index = m_rows.size();
    Row row;
    row.name = name;
    row.box = new QCheckBox(PeopleWords::role(name), this);
    row.box->setObjectName(u"role-"_s + name);
    row.box->setFont(typeFont(TypeSize::Body, QFont::Medium));
    row.box->setAccessibleDescription(PeopleWords::duty(name));
    row.where = new Button(QString(), Button::Look::Outlined, Icon::None, this);
    row.where->setObjectName(u"where-"_s + name);
    row.where->setSize(Button::Size::Small);
    row.where->setChevron(true);
    auto *duty = new TextLabel(PeopleWords::duty(name), TypeSize::Caption, QFont::Normal, &Tokens::text3, this);
    duty->setWordWrap(true);
    duty->setContentsMargins(px(24), 0, 0, px(6));
    const int line = static_cast<int>(2 * index);
    grid->addWidget(row.box, line, 0);
    grid->addWidget(row.where, line, 1, Qt::AlignRight);
    grid->addWidget(duty, line + 1, 0, 1, 2);
    connect(row.box, &QCheckBox::clicked, this, [this, index](bool on) {
        Row &changed = m_rows[index];
        changed.scopes = on ? QStringList{QString()} : QStringList();
        showRow(changed);
        emit this->changed();
    });
    connect(row.where, &QPushButton::clicked, this, [this, index] { offerScopes(index); });
    m_rows.append(row);
    showRow(m_rows.last());
}

void RolesForm::setRoles(const QStringList &roles)
{
    for (Row &row : m_rows) {
        row.scopes.clear();
        for (const QString &role : roles) {
            if (role.section(u':', 0, 0) == row.name)
                row.scopes.append(role.section(u':', 1));
        }
        showRow(row);
    }
}

QStringList RolesForm::roles() const
{
    QStringList roles;
    for (const Row &row : m_rows) {
        for (const QString &scope : row.scopes)
            roles.append(scope.isEmpty() ? row.name : QString(row.name + u':' + scope));
    }
    return roles;
}

void RolesForm::keep(const QString &role, const QString &reason)
{
    for (Row &row : m_rows) {
        if (row.name != role)
            continue;
        row.isKept = true;
        row.box->setEnabled(false);
        row.box->setToolTip(reason);
        row.where->setBlocked(reason);
        showRow(row);
    }
}

void RolesForm::showRow(Row &row)
{
    row.box->setChecked(!row.scopes.isEmpty());
    row.where->setVisible(!row.scopes.isEmpty());
    const QString everywhere = tr("everywhere");
    QStringList names;
    for (const QString &scope : std::as_const(row.scopes))
        names.append(scope.isEmpty() ? everywhere : scope);
    const QString all = names.join(u", "_s);
    row.where->setText(names.size() > 1 ? tr("in %n environment(s)", nullptr, static_cast<int>(names.size())) : all);
    if (!row.isKept)
        row.where->setToolTip(all);
    //: Read aloud: a role and where it holds.
    row.where->setAccessibleName(tr("%1: %2").arg(PeopleWords::role(row.name), all));
}

void RolesForm::offerScopes(qsizetype index)
{
    Row &row = m_rows[index];
    auto *menu = new QMenu(this);
    menu->setObjectName(u"scopes"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(row.where->accessibleName());
    const auto add = [&](const QString &text, const QString &scope) {
        QAction *action = menu->addAction(QString(text).replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(row.scopes.contains(scope));
        connect(action, &QAction::triggered, this, [this, index, scope](bool on) { choose(m_rows[index], scope, on); });
    };
    add(tr("everywhere"), {});
    menu->addSeparator();
    QStringList all = m_environments;
    for (const QString &scope : std::as_const(row.scopes)) { // one that the estate no longer has
        if (!scope.isEmpty() && !all.contains(scope))
            all.append(scope);
    }
    for (const QString &environment : std::as_const(all))
        add(tr("in %1").arg(environment), environment);
    menu->popup(row.where->mapToGlobal(QPoint(0, row.where->height() + 2)));
}

//! Everywhere and single environments exclude each other; a role without a place is no role.
void RolesForm::choose(Row &row, const QString &scope, bool on)
{
    if (!on)
        row.scopes.removeAll(scope);
    else if (scope.isEmpty())
        row.scopes = QStringList{QString()};
    else {
        row.scopes.removeAll(QString());
        row.scopes.append(scope);
    }
    showRow(row);
    emit changed();
}

} // namespace bulkhead
