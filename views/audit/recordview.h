// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace bulkhead {

//! The bytes of an entry as text, each of its members on a line of its own; what is copied from it is the text without those lines.
class RecordView : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit RecordView(const QString &record, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override;

private:
    void takeFont();
    void fitHeight();
};

} // namespace bulkhead
