// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/merklesteps.h"
#include "presentation/tokens.h"
#include "usecases/auditview.h"

#include <QWidget>

namespace bulkhead {

//! The proof of an entry as a picture: the root above, the way down to the entry in the accent, beside it the hashes that the proof brings.
//! Arrow keys and the pointer go from box to box and tell its whole hash.
class MerklePathView : public QWidget
{
    Q_OBJECT
public:
    explicit MerklePathView(QWidget *parent = nullptr);

    void setEntry(const AuditEntryView &entry);
    //! What a box says when it is pointed at, from above; the first is the root.
    [[nodiscard]] QStringList boxTexts() const;
    [[nodiscard]] int current() const { return m_current; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Role { Root, Path, Sibling, Entry };
    struct Box
    {
        QRectF rect;
        QString label, text; //!< text: for pointer and keyboard
        Role role = Role::Sibling;
        int parent = -1;        //!< box that it hangs on
        bool isDashed = false;  //!< levels between the two are left out
    };

    void arrange();
    void addPair(const MerkleStep &step, int row, bool isLast, bool isDashed);
    void paintLine(QPainter &painter, const Box &box, const Tokens &tokens) const;
    void paintBox(QPainter &painter, int index, const Tokens &tokens) const;
    void paintNotes(QPainter &painter, const Tokens &tokens) const;
    void choose(int index);
    [[nodiscard]] int boxAt(const QPoint &at) const;
    [[nodiscard]] int rows() const;

    std::vector<MerkleStep> m_steps;
    AuditEntryView m_entry;
    std::vector<Box> m_boxes;
    int m_current = 0;
};

} // namespace bulkhead
