// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/button.h"
#include "widgets/facetlist.h"

namespace bulkhead {

class Popup;
class ScrollSheet;

//! A way to narrow a list, as a button: opens the values with their counts, and names what is chosen.
class FacetButton : public Button
{
    Q_OBJECT
public:
    explicit FacetButton(const QString &title, QWidget *parent = nullptr);
    ~FacetButton() override;

    using WordOf = std::function<QString(const QString &key)>;
    //! Values are asked for each time they are shown.
    void setSource(std::function<QList<FacetValue>()> source, WordOf wordOf);
    void setChosen(const QStringList &keys);
    [[nodiscard]] QStringList chosen() const { return m_chosen; }
    //! What is chosen, in words; empty: nothing.
    [[nodiscard]] QString description() const;
    void open();

signals:
    void chosenChanged();

private:
    void showChosen();
    void takeChoice();
    void clearChoice();

    QString m_title;
    std::function<QList<FacetValue>()> m_source;
    QStringList m_chosen;
    WordOf m_wordOf;
    Popup *m_popup;
    FacetList *m_list;
    ScrollSheet *m_sheet;
    Button *m_clear;
};

} // namespace bulkhead
