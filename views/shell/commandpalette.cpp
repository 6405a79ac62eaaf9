// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/commandpalette.h"

#include "shell/fuzzymatch.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/rowdelegate.h"
#include "widgets/searchfield.h"

#include <QAbstractListModel>
#include <QApplication>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace bulkhead {

namespace {
constexpr int shownAtMost = 60;
}

class CommandModel final : public QAbstractListModel
{
public:
    enum Role { DetailRole = Qt::UserRole, IconRole, KeyRole, BlockedRole };
    using QAbstractListModel::QAbstractListModel;

    void setCommands(QList<Command> commands)
    {
        m_commands = std::move(commands);
        filter({});
    }
    void filter(const QString &query)
    {
        beginResetModel();
        std::vector<std::pair<int, qsizetype>> hits;
        for (qsizetype i = 0; i < m_commands.size(); ++i) {
            if (const auto score = fuzzyScore(query, m_commands.at(i).text))
                hits.emplace_back(query.isEmpty() ? 0 : *score, i);
        }
        std::stable_sort(hits.begin(), hits.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
        hits.resize(std::min<size_t>(hits.size(), shownAtMost));
        m_shown.clear();
        for (const auto &[score, index] : hits)
            m_shown.push_back(index);
        endResetModel();
    }
    [[nodiscard]] const Command *at(int row) const
    {
        return row >= 0 && row < static_cast<int>(m_shown.size()) ? &m_commands.at(m_shown.at(row)) : nullptr;
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const Command *command = checkIndex(index, CheckIndexOption::IndexIsValid) ? at(index.row()) : nullptr;
        if (!command)
            return {};
        switch (role) {
        case Qt::DisplayRole: return command->text;
        case DetailRole: return command->blocked.isEmpty() ? command->detail : command->blocked;
        case BlockedRole: return !command->blocked.isEmpty();
        case Qt::ToolTipRole: return command->blocked;
        case Qt::AccessibleDescriptionRole: return command->blocked;
        case IconRole: return static_cast<int>(command->blocked.isEmpty() ? command->icon : Icon::Lock);
        case KeyRole: return command->key.toString(QKeySequence::NativeText).replace(u'+', u' ');
        default: return {};
        }
    }

private:
    QList<Command> m_commands;
    std::vector<qsizetype> m_shown;
};

namespace {

class CommandDelegate final : public RowDelegate
{
public:
    explicit CommandDelegate(QObject *parent)
        : RowDelegate(parent)
    {
        setRowMeasure(36);
        setLineBelow(false);
    }

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override
    {
        const Tokens &t = tokensFor(option.palette);
        const int size = px(16);
        paintIcon(painter, QRectF(area.left() + px(4), area.center().y() - size / 2.0 + 0.5, size, size),
                  static_cast<Icon>(index.data(CommandModel::IconRole).toInt()), t.text2);
        QRect room = area.adjusted(px(32), 0, -px(4), 0);
        if (const QString key = index.data(CommandModel::KeyRole).toString(); !key.isEmpty())
            room.setRight(room.right() - BulkheadStyle::drawKeyHint(painter, room, key, option.palette) - px(8));
        painter->setFont(typeFont(TypeSize::Small));
        const QString detail = index.data(CommandModel::DetailRole).toString();
        const bool blocked = index.data(CommandModel::BlockedRole).toBool();
        const int width = qMin(painter->fontMetrics().horizontalAdvance(detail), blocked ? room.width() * 3 / 4 : room.width() / 2);
        painter->setPen(QColor(t.text3));
        drawText(painter, QRect(room.right() - width, room.top(), width + 1, room.height()), detail, Qt::AlignRight | Qt::AlignVCenter);
        painter->setFont(typeFont(TypeSize::Body));
        painter->setPen(QColor(blocked ? t.text3 : t.text));
        drawText(painter, room.adjusted(0, 0, -width - px(12), 0), index.data(Qt::DisplayRole).toString());
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(tr("Search or run a command"), this))
    , m_list(new QListView(this))
    , m_nothing(new TextLabel(QString(), TypeSize::Body, QFont::Normal, &Tokens::text2, this))
    , m_model(new CommandModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(8), px(8), px(8), px(8));
    column->setSpacing(px(8));
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    m_nothing->setContentsMargins(px(8), px(8), px(8), px(8));
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Matches"));
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        if (now && !isAncestorOf(now))
            hide();
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::open(QList<Command> commands)
{
    m_model->setCommands(std::move(commands));
    m_search->clear();
    filter({});
    const QWidget *window = parentWidget();
    const int width = qMin(px(640), window->width() - px(32));
    const int height = qMin(px(440), window->height() - px(80));
    resize(width, height);
    move((window->width() - width) / 2, px(56));
    if (!isVisible())
        m_before = window->focusWidget();
    show();
    raise();
    m_search->setFocus();
}

void CommandPalette::filter(const QString &query)
{
    m_model->filter(query);
    m_list->setCurrentIndex(m_model->index(0, 0));
    const bool nothing = m_model->rowCount() == 0;
    m_nothing->setVisible(nothing);
    m_nothing->setText(tr("Nothing is called “%1”.").arg(query));
    m_list->setVisible(!nothing);
}

void CommandPalette::runCurrent()
{
    const Command *command = m_model->at(m_list->currentIndex().row());
    if (!command || !command->blocked.isEmpty())
        return; // its row says why
    const auto run = command->run; // the palette may be opened again by what runs
    giveUp();
    if (run)
        run();
}

void CommandPalette::giveUp()
{
    hide();
    if (m_before)
        m_before->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            giveUp();
            return true;
        }
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : key == Qt::Key_PageDown ? 8
            : key == Qt::Key_PageUp ? -8 : 0;
        if (step != 0) {
            const int row = std::clamp(m_list->currentIndex().row() + step, 0, qMax(m_model->rowCount() - 1, 0));
            m_list->setCurrentIndex(m_model->index(row, 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(palette());
    painter.fillRect(rect(), QColor(t.panel));
    painter.setPen(QColor(t.borderStrong));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace bulkhead
