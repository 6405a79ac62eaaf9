// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/versionsview.h"

#include "presentation/formats.h"
#include "presentation/words.h"
#include "widgets/emptystate.h"
#include "widgets/tableview.h"

#include <QAbstractTableModel>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

class VersionsView::Rows final : public QAbstractTableModel
{
public:
    enum class Column { Version, At, Person, Sum, Snapshot, Seq };
    static constexpr int columns = 6;
    using QAbstractTableModel::QAbstractTableModel;

    void setVersions(const QList<BoundaryVersion> &versions)
    {
        beginResetModel();
        m_versions = versions;
        endResetModel();
    }
    [[nodiscard]] const BoundaryVersion &at(int row) const { return m_versions[row]; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_versions.size()); }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : columns; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const BoundaryVersion &one = at(index.row());
        const auto column = static_cast<Column>(index.column());
        if (role == Qt::ToolTipRole)
            return column == Column::Sum ? u"SHA-256 "_s + QString::fromStdString(one.digest) : QString();
        if (role != Qt::DisplayRole)
            return {};
        switch (column) {
        case Column::Version: return Formats::number(qint64(one.version));
        case Column::At: return Formats::dateTime(one.at);
        case Column::Person: return one.person;
        case Column::Sum: return QString::fromStdString(one.digest).left(16);
        case Column::Snapshot: return Formats::number(static_cast<qint64>(one.snapshot));
        case Column::Seq: return Formats::number(static_cast<qint64>(one.seq));
        }
        return {};
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(section)) {
        case Column::Version: return VersionsView::tr("Version");
        case Column::At: return VersionsView::tr("Signed");
        case Column::Person: return VersionsView::tr("By");
        case Column::Sum: return VersionsView::tr("Content");
        case Column::Snapshot: return VersionsView::tr("Snapshot");
        case Column::Seq: return VersionsView::tr("Entry");
        }
        return {};
    }

private:
    QList<BoundaryVersion> m_versions;
};

VersionsView::VersionsView(ReportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new Rows(this))
    , m_table(new TableView(tr("Signed versions of the boundary document"), this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Reports, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_table->setObjectName(u"boundaryVersions"_s);
    m_table->setModel(m_model);
    const std::array<int, Rows::columns> widths{76, 150, 120, 150, 84, 64};
    for (int i = 0; i < Rows::columns; ++i)
        m_table->setColumnWidth(i, px(widths[static_cast<std::size_t>(i)]));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_table);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) { emit entryRequested(m_model->at(index.row()).seq); });
    connect(m_empty, &EmptyState::actionTriggered, &session, &ReportSession::reloadHistory);
    connect(&session, &ReportSession::historyChanged, this, &VersionsView::takeVersions);
    connect(&session, &ReportSession::historyFailed, this, &VersionsView::takeVersions);
    takeVersions();
}

void VersionsView::takeVersions()
{
    m_model->setVersions(m_session.history() ? m_session.history()->versions : QList<BoundaryVersion>());
    const bool isEmpty = m_model->rowCount() == 0;
    if (!isEmpty)
        m_table->setCurrentIndex(m_model->index(0, 0));
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_table);
    if (const auto error = m_session.historyError())
        m_empty->setText(ErrorWords::whatHappened(*error, tr("The audit log")), ErrorWords::whatToDo(*error) + u'\n' + error->toText(), tr("Try again"));
    else if (!m_session.history())
        m_empty->setText(tr("The log is being read."));
    else
        m_empty->setText(tr("No version was signed yet."), tr("An admin signs the boundaries as they are; the next difference makes the next version."));
}

} // namespace bulkhead
