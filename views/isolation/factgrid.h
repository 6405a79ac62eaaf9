// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

namespace bulkhead {

using NamedFacts = QList<QPair<QString, QString>>; //!< name and value; a value may have several lines

//! Names at the left, values beside them that wrap and can be copied. Facts without a value are left out.
class FactGrid : public QWidget
{
    Q_OBJECT
public:
    explicit FactGrid(QWidget *parent = nullptr);
    void setFacts(const NamedFacts &facts);
    [[nodiscard]] const NamedFacts &facts() const { return m_facts; }

private:
    NamedFacts m_facts;
};

} // namespace bulkhead
