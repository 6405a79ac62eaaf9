// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/historyview.h"

#include "presentation/formats.h"
#include "presentation/reportwords.h"
#include "presentation/words.h"
#include "widgets/emptystate.h"
#include "widgets/rowdelegate.h"
#include "widgets/searchfield.h"
#include "widgets/tableview.h"
#include "widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

class HistoryView::Words final : public ReportHistory
{
public:
    Words(ReportSession &session, QObject *parent)
        : ReportHistory(parent)
        , m_session(session)
    {
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::TextAlignmentRole))
            return ReportHistory::data(index, role);
        const ReportExport &one = exportAt(index.row());
        const auto column = static_cast<Column>(index.column());
        if (role == Qt::TextAlignmentRole)
            return column == Column::Seq ? QVariant(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
        if (role == Qt::ToolTipRole)
            return column == Column::Sum ? u"SHA-256 "_s + QString::fromStdString(one.digest) : column == Column::Framework ? one.scope : QString();
        switch (column) {
        case Column::At: return Formats::dateTime(one.at);
        case Column::Framework: return one.kind == ReportKind::Report ? frameworkName(one.framework) : ReportWords::kind(one.kind);
        case Column::Period: return ReportWords::subject(one);
        case Column::Form: return ReportWords::form(ReportWords::formOf(QString::fromStdString(one.form)));
        case Column::Sum: return QString::fromStdString(one.digest).left(12);
        case Column::Seq: return Formats::number(static_cast<qint64>(one.seq));
        case Column::Person: break;
        }
        return one.person;
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(section)) {
        case Column::At: return HistoryView::tr("When");
        case Column::Person: return HistoryView::tr("By");
        case Column::Framework: return HistoryView::tr("Document");
        case Column::Period: return HistoryView::tr("Of");
        case Column::Form: return HistoryView::tr("Format");
        case Column::Sum: return HistoryView::tr("Digest");
        case Column::Seq: return HistoryView::tr("Entry");
        }
        return {};
    }

private:
    [[nodiscard]] QString frameworkName(const QString &id) const
    {
        const auto view = m_session.frameworks();
        const FrameworkSummary *known = view ? view->find(id) : nullptr;
        return known == nullptr ? id : ReportWords::title(*known->framework);
    }
    ReportSession &m_session;
};

HistoryView::HistoryView(ReportSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new Words(session, this))
    , m_search(new SearchField(tr("Search people, frameworks, digests"), this))
    , m_count(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_table(new TableView(tr("Exported reports"), this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Reports, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(16), px(4), px(16), px(8));
    row->setSpacing(px(12));
    m_search->setObjectName(u"reportHistorySearch"_s);
    m_search->setMaximumWidth(px(320));
    row->addWidget(m_search, 2);
    row->addWidget(m_count);
    row->addStretch(1);
    column->addLayout(row);
    m_table->setObjectName(u"reportHistory"_s);
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(ReportHistory::Column::At), Qt::DescendingOrder);
    auto *sums = new RowDelegate(m_table);
    sums->setInk(&Tokens::text2);
    m_table->setItemDelegateForColumn(static_cast<int>(ReportHistory::Column::Sum), sums);
    const std::array<int, ReportHistory::columns> widths{140, 100, 150, 184, 116, 104, 64};
    for (int i = 0; i < ReportHistory::columns; ++i)
        m_table->setColumnWidth(i, px(widths[static_cast<std::size_t>(i)]));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_table);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        showEmptiness();
    });
    connect(m_search, &SearchField::leftDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { m_search->text().isEmpty() ? m_session.reloadHistory() : m_search->clear(); });
    connect(m_table, &TableView::opened, this, [this](const QModelIndex &index) { emit entryRequested(m_model->exportAt(index.row()).seq); });
    connect(&session, &ReportSession::historyChanged, this, &HistoryView::takeHistory);
    connect(&session, &ReportSession::historyFailed, this, &HistoryView::showEmptiness);
    connect(&session, &ReportSession::frameworksChanged, m_table->viewport(), qOverload<>(&QWidget::update));
    takeHistory();
}

void HistoryView::takeHistory()
{
    const std::uint64_t current = m_table->currentIndex().isValid() ? m_model->exportAt(m_table->currentIndex().row()).seq : 0;
    m_model->setExports(m_session.history() ? m_session.history()->exports : QList<ReportExport>());
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->exportAt(row).seq == current || row == 0)
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
    showEmptiness();
}

void HistoryView::showEmptiness()
{
    const int shown = m_model->rowCount();
    m_count->setText(shown == m_model->total() ? tr("%n export(s)", nullptr, shown) : tr("%1 of %n export(s)", nullptr, static_cast<int>(m_model->total())).arg(Formats::number(shown)));
    m_stack->setCurrentWidget(shown == 0 ? static_cast<QWidget *>(m_empty) : m_table);
    const QString text = m_search->text().trimmed();
    if (const auto error = m_session.historyError())
        m_empty->setText(ErrorWords::whatHappened(*error, tr("The audit log")), ErrorWords::whatToDo(*error) + u'\n' + error->toText(), tr("Try again"));
    else if (!m_session.history())
        m_empty->setText(tr("The log is being read."));
    else if (!text.isEmpty())
        m_empty->setText(tr("No export has \"%1\" in its person, framework or digest.").arg(text), {}, tr("Clear the search"));
    else
        m_empty->setText(tr("No report was exported yet."), tr("Each export of a report, of what changed or of the boundary document is an entry of the audit log, with who did it and the digest of the file."));
}

} // namespace bulkhead
