// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/scrollsheet.h"
#include "widgets/textlabel.h"

class QVBoxLayout;

namespace bulkhead {

//! A settings page of titled paragraphs and rows in one column.
class SettingsSheet : public ScrollSheet
{
    Q_OBJECT
public:
    explicit SettingsSheet(const QString &title, const QString &note, QWidget *parent = nullptr);

protected:
    void addHead(const QString &title, const QString &note = {});
    //! A name at the left, anything at the right.
    TextLabel *addFact(const QString &name, const QString &value, bool fixed = false);
    void addRow(const QString &name, QWidget *control);
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

private:
    QVBoxLayout *m_column;
};

} // namespace bulkhead
