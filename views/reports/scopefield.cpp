// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/scopefield.h"

#include "presentation/formats.h"
#include "presentation/pairnames.h"
#include "widgets/popup.h"
#include "widgets/scrollsheet.h"

#include <QCheckBox>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int listHighest = 320;
}

ScopeField::ScopeField(QWidget *parent)
    : Button({}, Look::Outlined, Icon::None, parent)
    , m_popup(new Popup(this))
    , m_sheet(new ScrollSheet(tr("Pairs of environments")))
    , m_all(new Button(tr("All pairs"), Look::Plain, Icon::Undo))
{
    setObjectName(u"reportScope"_s);
    setChevron(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // names of pairs are cut, and the tooltip has them
    auto *content = new QWidget;
    m_list = new QVBoxLayout(content);
    m_list->setContentsMargins(px(4), 0, px(4), 0);
    m_list->setSpacing(px(2));
    m_sheet->setWidget(content);
    m_sheet->setFocusPolicy(Qt::NoFocus); // its boxes have it
    for (QWidget *part : {static_cast<QWidget *>(m_sheet), m_sheet->viewport(), content})
        part->setBackgroundRole(QPalette::Base); // as the popup
    m_popup->column()->addWidget(m_sheet);
    m_popup->column()->addWidget(m_all, 0, Qt::AlignLeft);
    connect(this, &QPushButton::clicked, this, &ScopeField::open);
    connect(m_all, &QPushButton::clicked, this, [this] {
        choose({});
        m_popup->close();
        setFocus();
    });
    showChosen();
}

void ScopeField::setPairs(const QList<EnvironmentPair> &pairs)
{
    if (pairs == m_pairs)
        return;
    m_pairs = pairs;
    fillPopup();
    showChosen();
}

QSize ScopeField::minimumSizeHint() const
{
    return {px(96), Button::minimumSizeHint().height()};
}

void ScopeField::resizeEvent(QResizeEvent *event)
{
    Button::resizeEvent(event);
    showWords();
}

void ScopeField::showWords()
{
    constexpr int beside = 46; // edges and chevron
    QFont written = font();
    written.setWeight(QFont::Medium);
    const QString shown = QFontMetrics(written).elidedText(m_words, Qt::ElideMiddle, width() - px(beside));
    setText(QString(shown).replace(u'&', u"&&"_s)); // no key of a menu
}

bool ScopeField::isChosen(const EnvironmentPair &pair) const
{
    return m_keys.contains(pairKey(pair));
}

QList<EnvironmentPair> ScopeField::chosen() const
{
    QList<EnvironmentPair> some;
    std::copy_if(m_pairs.cbegin(), m_pairs.cend(), std::back_inserter(some), [this](const EnvironmentPair &pair) { return isChosen(pair); });
    return some.size() == m_pairs.size() ? QList<EnvironmentPair>() : some;
}

void ScopeField::choose(const QStringList &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    showChosen();
    emit chosenChanged();
}

void ScopeField::fillPopup()
{
    qDeleteAll(m_boxes);
    m_boxes.clear();
    for (const EnvironmentPair &pair : std::as_const(m_pairs)) {
        auto *box = new QCheckBox(QString(pairFullName(pair)).replace(u'&', u"&&"_s), m_sheet->widget());
        box->setObjectName(u"reportPair_"_s + pairKey(pair));
        m_list->addWidget(box);
        m_boxes.append(box);
        connect(box, &QCheckBox::clicked, this, &ScopeField::takeBoxes);
    }
}

void ScopeField::takeBoxes()
{
    QStringList keys;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->isChecked())
            keys.append(pairKey(m_pairs[i]));
    }
    choose(keys.size() == m_pairs.size() ? QStringList() : keys);
}

void ScopeField::open()
{
    const int bar = m_sheet->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_sheet);
    const QSize list = m_list->sizeHint();
    m_sheet->setFixedSize(list.width() + bar, qMin(list.height() + px(4), px(listHighest)));
    m_popup->open();
}

void ScopeField::showChosen()
{
    const QList<EnvironmentPair> some = chosen();
    const qsizetype count = some.isEmpty() ? m_pairs.size() : some.size();
    QStringList names;
    for (const EnvironmentPair &pair : some.isEmpty() ? m_pairs : some)
        names.append(pairFullName(pair));
    QString text = tr("All %n pair(s)", nullptr, static_cast<int>(m_pairs.size()));
    if (count == 1)
        text = names.value(0);
    else if (!some.isEmpty())
        //: Some of the pairs of environments: 2 of 3 pairs.
        text = tr("%1 of %n pair(s)", nullptr, static_cast<int>(m_pairs.size())).arg(Formats::number(count));
    m_words = text;
    showWords();
    setToolTip(names.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s));
    //: For screen readers: what a document is of.
    setAccessibleName(tr("Scope: %1").arg(names.join(u", "_s)));
    m_all->setEnabled(!some.isEmpty());
    const bool isLast = count == 1;
    for (qsizetype i = 0; i < m_boxes.size(); ++i) {
        const bool isOn = some.isEmpty() || isChosen(m_pairs[i]);
        m_boxes[i]->setChecked(isOn);
        m_boxes[i]->setEnabled(!isOn || !isLast);
        m_boxes[i]->setToolTip(isOn && isLast ? tr("At least one pair belongs to it") : QString());
    }
}

} // namespace bulkhead
