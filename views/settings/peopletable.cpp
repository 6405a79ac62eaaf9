// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/peopletable.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "widgets/initialsdisc.h"
#include "widgets/rowdelegate.h"

#include <QAbstractTableModel>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

class PeopleModel final : public QAbstractTableModel
{
    Q_DECLARE_TR_FUNCTIONS(PeopleModel)
public:
    enum Column { Name, Roles, Key, Since, Granter, ColumnCount };
    enum Role { RolesRole = Qt::UserRole + 1, ThereRole, SelfRole, CopyRole };
    using QAbstractTableModel::QAbstractTableModel;

    void setPeople(const QList<PersonFacts> &people, const QString &self)
    {
        beginResetModel();
        m_people = people;
        m_self = self;
        endResetModel();
    }
    [[nodiscard]] const QList<PersonFacts> &people() const { return m_people; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_people.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
            return {};
        const QStringList heads{tr("Person"), tr("Roles"), tr("Key"), tr("Since"), tr("Added by")};
        return heads.value(section);
    }

private:
    [[nodiscard]] QString words(const PersonFacts &person, int column) const
    {
        switch (column) {
        case Name: return person.name;
        case Roles: return person.isThere() ? PeopleWords::roles(person.roleNames()) : tr("retired at %1").arg(PeopleWords::entry(person.until));
        case Key: return person.key() ? PeopleWords::shortKey(person.key()->id) : Formats::none();
        case Since: return PeopleWords::entry(person.since);
        case Granter: return person.granter() == person.name ? tr("themselves") : person.granter();
        default: return {};
        }
    }

    QList<PersonFacts> m_people;
    QString m_self;
};

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PersonFacts &person = m_people.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return words(person, index.column());
    case Qt::ToolTipRole:
        return index.column() == Key && person.key() ? PeopleWords::longKey(person.key()->id) : QString();
    case CopyRole: return person.key() ? person.key()->id : QString();
    case RolesRole: return person.isThere() ? person.roleNames() : QStringList();
    case ThereRole: return person.isThere();
    case SelfRole: return !m_self.isEmpty() && person.name == m_self;
    default: return {};
    }
}

namespace {

QColor quietIfRetired(const QModelIndex &index, const Tokens &t)
{
    return index.data(PeopleModel::ThereRole).toBool() ? QColor() : QColor(t.text3);
}

//! Disc and name; "you" behind one's own.
class NameDelegate final : public RowDelegate
{
public:
    explicit NameDelegate(QObject *parent)
        : RowDelegate(parent)
    {
        setType(TypeSize::Body, QFont::Medium);
        setInkRule(quietIfRetired);
    }

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override
    {
        const Tokens &t = tokensFor(option.palette);
        const double size = px(24);
        const QString name = index.data(Qt::DisplayRole).toString();
        InitialsDisc::paint(painter, QRectF(area.left(), area.top() + (area.height() - size) / 2.0, size, size), PeopleWords::initials(name), true, t);
        QRect room = area.adjusted(px(32), 0, 0, 0);
        const QString you = index.data(PeopleModel::SelfRole).toBool() ? PeopleTable::tr("you") : QString();
        const QFontMetrics small(typeFont(TypeSize::Caption));
        const int width = qMin(painter->fontMetrics().horizontalAdvance(name) + 1, room.width() - (you.isEmpty() ? 0 : small.horizontalAdvance(you) + px(6)));
        drawText(painter, QRect(room.left(), room.top(), width, room.height()), name);
        painter->setFont(typeFont(TypeSize::Caption));
        painter->setPen(QColor(t.text3));
        drawText(painter, room.adjusted(width + px(6), 0, 0, 0), you);
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override { return RowDelegate::contentWidth(index) + px(64); }
};

//! Roles as tags; what does not fit is counted, and all of them are in the tooltip.
class RolesDelegate final : public RowDelegate
{
public:
    explicit RolesDelegate(QObject *parent)
        : RowDelegate(parent)
    {
        setType(TypeSize::Small);
        setInkRule(quietIfRetired);
    }

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override
    {
        const QStringList roles = index.data(PeopleModel::RolesRole).toStringList();
        if (roles.isEmpty()) {
            RowDelegate::paintContent(painter, area, index, option);
            return;
        }
        painter->setRenderHint(QPainter::Antialiasing);
        int left = area.left();
        for (qsizetype i = 0; i < roles.size(); ++i) {
            const qsizetype rest = roles.size() - i - 1;
            const int reserve = rest > 0 ? metrics().horizontalAdvance(more(rest)) + px(6) : 0;
            const int room = area.right() - left - reserve;
            const QString word = PeopleWords::role(roles.at(i));
            if (i > 0 && widthOf(word) > room) {
                painter->setFont(typeFont(TypeSize::Caption));
                drawText(painter, QRect(left, area.top(), area.right() - left, area.height()), more(rest + 1));
                return;
            }
            const int width = qMin(widthOf(word), room);
            paintTag(painter, QRect(left, area.top() + (area.height() - px(18)) / 2, width, px(18)), word, tokensFor(option.palette));
            left += width + px(4);
        }
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override
    {
        int width = 0;
        for (const QString &role : index.data(PeopleModel::RolesRole).toStringList())
            width += widthOf(PeopleWords::role(role)) + px(4);
        return width > 0 ? width : RowDelegate::contentWidth(index);
    }

private:
    [[nodiscard]] static QFontMetrics metrics() { return QFontMetrics(typeFont(TypeSize::Caption, QFont::Medium)); }
    [[nodiscard]] static int widthOf(const QString &word) { return metrics().horizontalAdvance(word) + px(12); }
    [[nodiscard]] static QString more(qsizetype count) { return u"+%1"_s.arg(count); }
    static void paintTag(QPainter *painter, const QRect &box, const QString &word, const Tokens &t)
    {
        painter->setPen(QPen(QColor(t.border), 1));
        painter->setBrush(QColor(t.panel));
        painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter->setPen(QColor(t.text2));
        painter->setFont(typeFont(TypeSize::Caption, QFont::Medium));
        drawText(painter, box.adjusted(px(4), 0, -px(4), 0), word, Qt::AlignCenter);
    }
};

//! Digits of a key, in the fixed font.
class KeyDelegate final : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index, const QStyleOptionViewItem &option) const override
    {
        painter->setFont(fixedFont(TypeSize::Small));
        painter->setPen(QColor(tokensFor(option.palette).text2));
        drawText(painter, area, index.data(Qt::DisplayRole).toString());
    }
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override
    {
        return QFontMetrics(fixedFont(TypeSize::Small)).horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 2;
    }
};

} // namespace

PeopleTable::PeopleTable(QWidget *parent)
    : TableView(tr("People"), parent)
    , m_model(new PeopleModel(this))
{
    setObjectName(u"peopleTable"_s);
    setModel(m_model);
    setRowMeasure(40);
    setItemDelegateForColumn(PeopleModel::Name, new NameDelegate(this));
    setItemDelegateForColumn(PeopleModel::Roles, new RolesDelegate(this));
    setItemDelegateForColumn(PeopleModel::Key, new KeyDelegate(this));
    auto *quiet = new RowDelegate(this);
    quiet->setType(TypeSize::Small);
    quiet->setInk(&Tokens::text2);
    quiet->setInkRule(quietIfRetired);
    setItemDelegateForColumn(PeopleModel::Since, quiet);
    setItemDelegateForColumn(PeopleModel::Granter, quiet);
    horizontalHeader()->setSectionsClickable(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void PeopleTable::setPeople(const QList<PersonFacts> &people, const QString &self)
{
    const QString kept = current() ? current()->name : QString();
    {
        const QScopedValueRollback guard(m_quiet, true);
        m_model->setPeople(people, self);
        select(kept);
        if (!current() && !people.isEmpty())
            setCurrentIndex(m_model->index(0, 0));
    }
    fitColumns();
    emit chosen();
}

void PeopleTable::select(const QString &person)
{
    const auto &all = m_model->people();
    const auto it = std::find_if(all.cbegin(), all.cend(), [&](const PersonFacts &one) { return one.name == person; });
    if (it != all.cend())
        setCurrentIndex(m_model->index(static_cast<int>(it - all.cbegin()), 0));
}

const PersonFacts *PeopleTable::current() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_model->people().size() ? &m_model->people().at(row) : nullptr;
}

const QList<PersonFacts> &PeopleTable::people() const
{
    return m_model->people();
}

void PeopleTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    TableView::currentChanged(current, previous);
    if (!m_quiet)
        emit chosen();
}

void PeopleTable::resizeEvent(QResizeEvent *event)
{
    TableView::resizeEvent(event);
    fitColumns();
}

void PeopleTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid())
        QGuiApplication::clipboard()->setText(currentIndex().data(PeopleModel::CopyRole).toString());
    else
        TableView::keyPressEvent(event);
}

//! What the details say as well gives way where there is little room; the roles take what is left.
void PeopleTable::fitColumns()
{
    QHeaderView *head = horizontalHeader();
    for (int column = 0; column < PeopleModel::ColumnCount; ++column)
        head->showSection(column); // a hidden one has no width
    const auto widest = [this, head](int column) { return qMax(sizeHintForColumn(column), head->sectionSizeHint(column)); };
    const int roles = qBound(px(150), sizeHintForColumn(PeopleModel::Roles), px(200));
    const int room = viewport()->width();
    int left = room - qMin(widest(PeopleModel::Name), px(220));
    head->resizeSection(PeopleModel::Name, room - left);
    for (const int column : {PeopleModel::Key, PeopleModel::Since, PeopleModel::Granter}) {
        const int width = qMin(widest(column), px(160));
        const bool fits = left - width >= roles;
        head->setSectionHidden(column, !fits);
        if (!fits)
            continue;
        head->resizeSection(column, width);
        left -= width;
    }
    head->resizeSection(PeopleModel::Roles, qMax(left, px(120)));
}

} // namespace bulkhead
