// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/consolesession.h"
#include "widgets/button.h"

class QCheckBox;
class QVBoxLayout;

namespace bulkhead {

class Popup;
class ScrollSheet;

//! Which pairs of environments a document is of, as a button that opens them: all, or any of them.
class ScopeField : public Button
{
    Q_OBJECT
public:
    explicit ScopeField(QWidget *parent = nullptr);

    //! Keeps what is chosen of those that are still there.
    void setPairs(const QList<EnvironmentPair> &pairs);
    //! In the order of the estate; empty: all.
    [[nodiscard]] QList<EnvironmentPair> chosen() const;
    //! As `pairKey` writes them, also of pairs that are not there yet; none: all.
    void choose(const QStringList &keys);
    [[nodiscard]] const QStringList &keys() const { return m_keys; }
    void open();
    [[nodiscard]] QSize minimumSizeHint() const override; //!< a few letters: the rest is cut
    [[nodiscard]] QList<QCheckBox *> boxes() const { return m_boxes; } //!< of the pairs, as in the estate

protected:
    void resizeEvent(QResizeEvent *event) override;

signals:
    void chosenChanged();

private:
    void showChosen();
    void showWords();
    void takeBoxes();
    void fillPopup();
    [[nodiscard]] bool isChosen(const EnvironmentPair &pair) const;

    QList<EnvironmentPair> m_pairs;
    QStringList m_keys;
    QString m_words; //!< what is chosen, whole
    Popup *m_popup;
    ScrollSheet *m_sheet;
    QVBoxLayout *m_list;
    Button *m_all;
    QList<QCheckBox *> m_boxes;
};

} // namespace bulkhead
