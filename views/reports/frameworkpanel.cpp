// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/frameworkpanel.h"

#include "presentation/reportwords.h"
#include "reports/documentlist.h"
#include "reports/frameworkdelegate.h"
#include "widgets/emptystate.h"
#include "widgets/searchfield.h"

#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int searchFrom = 8; //!< fewer are seen at a glance
}

class FrameworkPanel::Words final : public FrameworkList
{
public:
    using FrameworkList::FrameworkList;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || (role != Qt::ToolTipRole && role != Qt::AccessibleTextRole))
            return FrameworkList::data(index, role);
        const FrameworkRow row = rowAt(index.row());
        const QString counts = row.isCounted ? ReportWords::sentence(row.counts) : FrameworkPanel::tr("not judged yet");
        if (role == Qt::ToolTipRole)
            return QString(row.framework->title + u'\n' + counts);
        //: For screen readers: name of a framework, then how its requirements stand.
        const QString said = FrameworkPanel::tr("%1: %2").arg(ReportWords::title(*row.framework), counts);
        return row.isPinned ? FrameworkPanel::tr("%1, pinned").arg(said) : said;
    }
};

FrameworkPanel::FrameworkPanel(QWidget *parent)
    : Surface(&Tokens::panel, Right, parent)
    , m_model(new Words(this))
    , m_search(new SearchField(tr("Filter frameworks"), this))
    , m_list(new QListView(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(Icon::Reports, this))
    , m_documents(new DocumentList(this))
    , m_problems(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(px(16), px(14), px(16), px(8));
    head->setSpacing(px(10));
    head->addWidget(new TextLabel(tr("Reports"), TypeSize::Title, QFont::DemiBold, &Tokens::text, this));
    m_search->setObjectName(u"frameworkSearch"_s);
    head->addWidget(m_search);
    head->addWidget(new TextLabel(tr("Framework"), TypeSize::Small, QFont::DemiBold, &Tokens::text2, this));
    column->addLayout(head);
    column->addWidget(new Rule(Qt::Horizontal, this));

    m_list->setObjectName(u"frameworkList"_s);
    m_list->setAccessibleName(tr("Frameworks"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setMouseTracking(true);
    m_list->installEventFilter(this);
    auto *delegate = new FrameworkDelegate(m_list);
    m_list->setItemDelegate(delegate);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    column->addWidget(m_stack, 1);
    column->addWidget(new Rule(Qt::Horizontal, this));
    auto *others = new QVBoxLayout;
    others->setContentsMargins(px(16), px(10), px(16), px(8));
    others->addWidget(new TextLabel(tr("Other documents"), TypeSize::Small, QFont::DemiBold, &Tokens::text2, this));
    column->addLayout(others);
    column->addWidget(new Rule(Qt::Horizontal, this));
    column->addWidget(m_documents);

    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(px(16), px(10), px(16), px(12));
    foot->setSpacing(px(8));
    m_problems->setWordWrap(true);
    m_problems->setObjectName(u"frameworkProblems"_s);
    foot->addWidget(m_problems);
    auto *note = new TextLabel(tr("The counts say which controls support a reference. Whether the company conforms is for the assessor to say."), TypeSize::Small, QFont::Normal,
                           &Tokens::text2, this);
    note->setWordWrap(true);
    foot->addWidget(note);
    column->addLayout(foot);

    connect(delegate, &FrameworkDelegate::pinClicked, this, &FrameworkPanel::togglePin);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        keepSelection();
        showEmptiness();
    });
    connect(m_search, &SearchField::leftDown, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &EmptyState::actionTriggered, m_search, &QLineEdit::clear);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { // the keyboard's row moves with the focus, and chooses nothing
        const QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
        if (!selected.isEmpty())
            take(m_model->idAt(selected.first().row()));
    });
    connect(m_documents, &DocumentList::kindChosen, this, &FrameworkPanel::chooseKind);
    showEmptiness();
}

void FrameworkPanel::setView(const std::shared_ptr<const FrameworksView> &view)
{
    m_model->setView(view);
    m_problems->setText(view ? view->problems.join(u'\n') : QString());
    m_problems->setVisible(view && !view->problems.isEmpty());
    m_search->setVisible(m_model->total() >= searchFrom);
    if (m_model->total() > 0 && (m_chosen.isEmpty() || !view->find(m_chosen))) { // one is always on
        m_chosen = m_model->idAt(0);
        emit chosenChanged(m_chosen);
    }
    keepSelection();
    showEmptiness();
}

void FrameworkPanel::setPins(const QStringList &ids)
{
    m_model->setPins(ids);
    keepSelection();
}

const QStringList &FrameworkPanel::pins() const
{
    return m_model->pins();
}

void FrameworkPanel::chooseKind(ReportKind kind)
{
    if (kind == m_kind)
        return;
    m_kind = kind;
    if (kind == ReportKind::Report) {
        m_documents->choose(std::nullopt);
        keepSelection();
    } else {
        m_list->selectionModel()->clear();
        m_documents->choose(kind);
    }
    emit kindChanged();
}

void FrameworkPanel::choose(const QString &id)
{
    take(id);
    keepSelection();
}

void FrameworkPanel::take(const QString &id)
{
    if (id.isEmpty())
        return;
    const bool isOther = id != m_chosen;
    m_chosen = id;
    chooseKind(ReportKind::Report);
    if (isOther)
        emit chosenChanged(id);
}

void FrameworkPanel::keepSelection()
{
    const int row = m_model->rowOf(m_chosen);
    if (row >= 0 && m_kind == ReportKind::Report)
        m_list->setCurrentIndex(m_model->index(row));
}

void FrameworkPanel::togglePin(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_model->togglePin(m_model->idAt(index.row()));
    keepSelection();
}

void FrameworkPanel::showEmptiness()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_list);
    const QString text = m_search->text().trimmed();
    if (!isEmpty)
        return;
    if (text.isEmpty())
        m_empty->setText(tr("The frameworks are being read."));
    else
        m_empty->setText(tr("No framework has \"%1\" in its name or references.").arg(text), {}, tr("Clear the filter"));
}

bool FrameworkPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->key() == Qt::Key_P && key->modifiers() == Qt::NoModifier) {
            togglePin(m_list->currentIndex());
            return true;
        }
    }
    return Surface::eventFilter(watched, event);
}

} // namespace bulkhead
