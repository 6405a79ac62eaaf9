// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/apichoicepanel.h"

#include "presentation/travelwords.h"
#include "promotions/apichoicedelegate.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/chip.h"
#include "widgets/flowlayout.h"
#include "widgets/searchfield.h"
#include "widgets/textlabel.h"

#include <QKeyEvent>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsShown = 6;
constexpr int rowMeasure = 32;

} // namespace

ApiChoicePanel::ApiChoicePanel(PromotionChoice &choice, QWidget *parent)
    : QWidget(parent)
    , m_choice(choice)
    , m_caption(new TextLabel({}, TypeSize::Small, QFont::Medium, &Tokens::text, this))
    , m_search(new SearchField(tr("Type a part of its name"), this))
    , m_list(new QListView(this))
    , m_hint(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_count(new TextLabel({}, TypeSize::Small, QFont::Medium, &Tokens::text, this))
    , m_chosen(new QWidget(this))
    , m_flow(new FlowLayout(m_chosen))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(6));
    m_search->setObjectName(u"newSearch"_s);
    m_search->installEventFilter(this);
    makeList();
    m_hint->setObjectName(u"newHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_hint->setMinimumHeight(2 * QFontMetrics(typeFont(TypeSize::Small)).lineSpacing()); // the dialog does not jump from row to row
    m_count->setObjectName(u"newCount"_s);
    m_chosen->setObjectName(u"newChosen"_s);
    m_flow->setSpacing(px(6));
    m_flow->addWidget(m_count);
    for (QWidget *part : {static_cast<QWidget *>(m_caption), static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_list), static_cast<QWidget *>(m_hint), m_chosen})
        column->addWidget(part);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_choice.setFilter(text);
        goTo(0);
        showHint();
    });
    connect(&m_choice, &PromotionChoice::changed, this, &ApiChoicePanel::showChosen);
    connect(&m_choice, &QAbstractItemModel::modelReset, this, &ApiChoicePanel::showHint);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ApiChoicePanel::showHint);
}

void ApiChoicePanel::makeList()
{
    auto *delegate = new ApiChoiceDelegate([this](const TravelAnswer &answer) { return TravelWords::shortly(answer, m_path); }, m_list);
    delegate->setRowMeasure(rowMeasure);
    m_choice.setWords([this](const TravelAnswer &answer) { return TravelWords::shortly(answer, m_path); });
    m_list->setObjectName(u"newApis"_s);
    m_list->setModel(&m_choice);
    m_list->setItemDelegate(delegate);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setFixedHeight(rowsShown * rowHeight(rowMeasure) + 2 * m_list->frameWidth());
    m_list->installEventFilter(this);
}

void ApiChoicePanel::setPath(const PromotionPath &path)
{
    m_path = path;
    //: An environment: what can be chosen comes from there.
    const QString name = tr("APIs of %1").arg(path.from.text());
    m_caption->setText(name);
    m_list->setAccessibleName(name);
    goTo(0);
    showChosen();
}

void ApiChoicePanel::showFirst()
{
    goTo(m_choice.rowOf(m_choice.chosen().value(0)));
}

void ApiChoicePanel::goTo(int row)
{
    if (row >= 0 && row < m_choice.rowCount())
        m_list->setCurrentIndex(m_choice.index(row));
}

void ApiChoicePanel::showChosen()
{
    for (Chip *chip : std::as_const(m_chips)) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // its own click may be what takes it out
    }
    m_chips.clear();
    const QStringList names = m_choice.chosenNames();
    //: In front of their names.
    m_count->setText(names.isEmpty() ? tr("No API is chosen yet.") : tr("%n API(s):", nullptr, static_cast<int>(names.size())));
    m_count->setInk(names.isEmpty() ? &Tokens::text3 : &Tokens::text);
    m_chosen->setAccessibleName(m_count->text() + u' ' + names.join(u", "_s));
    for (const QString &name : names) {
        auto *chip = new Chip(name, m_chosen);
        const int at = static_cast<int>(m_chips.size());
        connect(chip, &QAbstractButton::clicked, this, [this, at] { takeOut(at); });
        m_flow->addWidget(chip);
        chip->show();
        m_chips.append(chip);
    }
    orderTabs();
    showHint();
}

//! Where the keyboard was, there is the next one now.
void ApiChoicePanel::takeOut(int chip)
{
    (void)m_choice.choose(m_choice.chosen().value(chip), false);
    if (m_chips.isEmpty())
        m_search->setFocus(Qt::OtherFocusReason);
    else
        m_chips.at(std::min(chip, static_cast<int>(m_chips.size()) - 1))->setFocus(Qt::OtherFocusReason);
}

void ApiChoicePanel::orderTabs()
{
    QWidget *before = m_list;
    for (Chip *chip : std::as_const(m_chips)) {
        setTabOrder(before, chip);
        before = chip;
    }
}

void ApiChoicePanel::showHint()
{
    const int row = m_list->currentIndex().row();
    if (m_choice.rowCount() == 0 && !m_search->text().trimmed().isEmpty())
        m_hint->setText(tr("No API of %1 has “%2” in its name.").arg(m_path.from.text(), m_search->text().trimmed()));
    else if (m_choice.rowCount() == 0)
        m_hint->setText(tr("No API was found in %1.").arg(m_path.from.text()));
    else if (row >= 0 && row < m_choice.rowCount() && !m_choice.answerAt(row).can())
        m_hint->setText(TravelWords::sentence(m_choice.answerAt(row), m_choice.index(row).data().toString(), m_path));
    else
        m_hint->setText(tr("Up and Down go through the list, Space checks, Enter makes the plan."));
}

bool ApiChoicePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (watched == m_search ? searchKey(key) : watched == m_list && listKey(key))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

//! The next name can be typed at once.
bool ApiChoicePanel::searchKey(QKeyEvent *event)
{
    const int row = m_list->currentIndex().row();
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        goTo(std::clamp(row + (event->key() == Qt::Key_Down ? 1 : -1), 0, std::max(m_choice.rowCount() - 1, 0)));
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        goTo(std::clamp(row + (event->key() == Qt::Key_PageDown ? rowsShown : -rowsShown), 0, std::max(m_choice.rowCount() - 1, 0)));
        return true;
    case Qt::Key_Space:
        if (row >= 0 && row < m_choice.rowCount()) {
            const QModelIndex index = m_choice.index(row);
            (void)m_choice.setData(index, index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
            m_search->selectAll();
        }
        return true;
    default:
        return false;
    }
}

//! Letters go on with the search.
bool ApiChoicePanel::listKey(QKeyEvent *event)
{
    const QString text = event->text();
    if (text.isEmpty() || !text.front().isPrint() || text == u" "_s || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        return false;
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->setText(text);
    return true;
}

} // namespace bulkhead
