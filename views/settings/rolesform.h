// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QCheckBox;

namespace bulkhead {

class Button;

//! Which roles somebody has, each everywhere or in some environments.
class RolesForm : public QWidget
{
    Q_OBJECT
public:
    explicit RolesForm(const QStringList &environments, QWidget *parent = nullptr);

    //! Wire forms: "engineer", "approver:production-eu".
    void setRoles(const QStringList &roles);
    [[nodiscard]] QStringList roles() const;
    //! A role that cannot be taken away here, and why.
    void keep(const QString &role, const QString &reason);

signals:
    void changed();

private:
    struct Row
    {
        QString name;
        QCheckBox *box = nullptr;
        Button *where = nullptr;
        QStringList scopes; //!< an empty text: everywhere
        bool isKept = false;
    };
    void addRow(const QString &name);
    void offerScopes(qsizetype index);
    void choose(Row &row, const QString &scope, bool on);
    void showRow(Row &row);

    QStringList m_environments;
    QList<Row> m_rows;
};

} // namespace bulkhead
