// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/documentlist.h"

#include "widgets/delegates.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace bulkhead {

namespace {
constexpr std::array kinds{ReportKind::Difference, ReportKind::Boundary};
constexpr int noteRole = Qt::UserRole + 1;
constexpr int rowMeasure = 48;
}

namespace {

//! Its text stands where that of the frameworks does, and what is chosen has their mark.
class DocumentDelegate final : public TwoLineDelegate
{
public:
    using TwoLineDelegate::TwoLineDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override
    {
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), px(3), option.rect.height()), QColor(tokensFor(option.palette).accent));
        TwoLineDelegate::paintContent(painter, area.adjusted(px(8), 0, -px(8), 0), index, option);
    }
};

} // namespace

class DocumentList::Rows final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(kinds.size()); }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const bool isBoundary = kinds.at(static_cast<std::size_t>(index.row())) == ReportKind::Boundary;
        const QString name = isBoundary ? DocumentList::tr("Boundary document") : DocumentList::tr("What changed");
        const QString note = isBoundary ? boundaryNote : DocumentList::tr("between two dates");
        if (role == Qt::DisplayRole)
            return name;
        if (role == noteRole)
            return note;
        if (role == Qt::AccessibleTextRole)
            //: For screen readers: a document and what it is.
            return DocumentList::tr("%1: %2").arg(name, note);
        return {};
    }
    QString boundaryNote = DocumentList::tr("environments and what belongs to each");
};

DocumentList::DocumentList(QWidget *parent)
    : QListView(parent)
    , m_rows(new Rows(this))
{
    setObjectName(QStringLiteral("documentList"));
    setAccessibleName(tr("Other documents"));
    setModel(m_rows);
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *delegate = new DocumentDelegate(noteRole, this);
    delegate->setRowMeasure(rowMeasure);
    setItemDelegate(delegate);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { // the keyboard's row moves with the focus, and chooses nothing
        if (const auto kind = chosen())
            emit kindChosen(*kind);
    });
}

void DocumentList::choose(std::optional<ReportKind> kind)
{
    if (kind == chosen())
        return;
    const auto at = std::find(kinds.begin(), kinds.end(), kind.value_or(ReportKind::Report));
    if (at == kinds.end())
        selectionModel()->clear();
    else
        setCurrentIndex(m_rows->index(static_cast<int>(at - kinds.begin())));
}

std::optional<ReportKind> DocumentList::chosen() const
{
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    return selected.isEmpty() ? std::nullopt : std::optional(kinds.at(static_cast<std::size_t>(selected.first().row())));
}

void DocumentList::setBoundaryNote(const QString &note)
{
    m_rows->boundaryNote = note;
    viewport()->update();
}

QSize DocumentList::sizeHint() const
{
    return {QListView::sizeHint().width(), sizeHintForRow(0) * m_rows->rowCount()};
}

} // namespace bulkhead
