// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace bulkhead {

//! The path of a file, typed or chosen.
class FileField : public QWidget
{
    Q_OBJECT
public:
    enum class Use { Open, Save };
    //! `title` and `filter` are those of the desktop's file dialog.
    FileField(Use use, const QString &title, const QString &filter, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    [[nodiscard]] QLineEdit *line() const { return m_line; }

signals:
    void changed();

private:
    void choose();

    QLineEdit *m_line;
    QString m_title, m_filter;
    Use m_use;
};

} // namespace bulkhead
