// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/recordview.h"

#include "presentation/type.h"

#include <QEvent>
#include <QMimeData>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

const auto lineStart = "\n "_L1; // no canonical JSON has a line feed

//! Breaks the line behind the commas between the outermost members.
QString broken(const QString &record)
{
    QString result;
    result.reserve(record.size() + record.size() / 16);
    int depth = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < record.size(); ++i) {
        const QChar c = record[i];
        result += c;
        if (isInString) {
            if (c == u'\\' && i + 1 < record.size())
                result += record[++i];
            isInString = c != u'"';
        } else if (c == u'"') {
            isInString = true;
        } else if (c == u'{' || c == u'[') {
            ++depth;
        } else if (c == u'}' || c == u']') {
            --depth;
        } else if (c == u',' && depth == 1) {
            result += lineStart;
        }
    }
    return result;
}

//! Marks that turn the direction of a text round, or that nobody sees, are shown as what they are: a record is read as it is.
QString readable(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        const bool isHidden = c.category() == QChar::Other_Format || c.category() == QChar::Other_Control;
        result += isHidden ? u"\\u%1"_s.arg(c.unicode(), 4, 16, QChar(u'0')) : QString(c);
    }
    return result;
}

} // namespace

RecordView::RecordView(const QString &record, QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(u"entryRecord"_s);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAnywhere);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false); // the panel's ground
    setAccessibleName(tr("Record of the entry"));
    setPlainText(broken(readable(record)));
    takeFont();
}

void RecordView::takeFont()
{
    setFont(fixedFont(TypeSize::Caption));
    document()->setDocumentMargin(0);
    fitHeight();
}

//! As high as its lines: it stands on a sheet that scrolls.
void RecordView::fitHeight()
{
    const int lines = qRound(document()->size().height()); // a plain text document counts lines
    setFixedHeight(lines * fontMetrics().lineSpacing() + 2);
}

QSize RecordView::sizeHint() const
{
    return {px(320), height()};
}

QSize RecordView::minimumSizeHint() const
{
    return {px(120), height()};
}

void RecordView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void RecordView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange)
        takeFont();
}

QMimeData *RecordView::createMimeDataFromSelection() const
{
    auto *mime = new QMimeData;
    mime->setText(textCursor().selectedText().replace(QChar::ParagraphSeparator, u'\n').remove(lineStart));
    return mime;
}

} // namespace bulkhead
