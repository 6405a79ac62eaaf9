// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/textlabel.h"

#include <QHash>
#include <QSet>

class QVBoxLayout;

namespace bulkhead {

//! A facet's value: what is filtered by, its word and full name, its optional glyph, and how many rows have it.
struct FacetValue
{
    QString key;
    QString word;
    QString fullName; //!< for the tooltip; empty: the word
    std::optional<Status> status;
    qint64 count = 0;
    friend bool operator==(const FacetValue &, const FacetValue &) = default;
};

//! A titled group of check boxes with counts. Nothing ticked means everything.
class FacetList : public QWidget
{
    Q_OBJECT
public:
    explicit FacetList(const QString &title, QWidget *parent = nullptr);

    //! Keeps what is ticked, also while its count is 0.
    void setValues(const QList<FacetValue> &values);
    [[nodiscard]] QSet<QString> checked() const { return m_checked; }
    void setChecked(const QSet<QString> &keys);
    void clear();

signals:
    void changed();

private:
    void rebuild();

    QString m_title;
    QList<FacetValue> m_values;
    QSet<QString> m_checked;
    QVBoxLayout *m_column;
    QList<QWidget *> m_rows;
};

} // namespace bulkhead
