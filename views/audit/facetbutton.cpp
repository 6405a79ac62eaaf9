// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/facetbutton.h"

#include "presentation/formats.h"
#include "widgets/popup.h"
#include "widgets/scrollsheet.h"

#include <QStyle>
#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {
constexpr int listWidth = 240, listHighest = 320, wordLongest = 20;
}

FacetButton::FacetButton(const QString &title, QWidget *parent)
    : Button(title, Look::Outlined, Icon::None, parent)
    , m_title(title)
    , m_popup(new Popup(this))
    , m_list(new FacetList(title))
    , m_sheet(new ScrollSheet(title))
    , m_clear(new Button(tr("Show all"), Look::Plain, Icon::Undo))
{
    setChevron(true);
    m_sheet->setWidget(m_list);
    m_sheet->setFocusPolicy(Qt::NoFocus); // its boxes have it
    for (QWidget *part : {static_cast<QWidget *>(m_sheet), m_sheet->viewport(), static_cast<QWidget *>(m_list)})
        part->setBackgroundRole(QPalette::Base); // as the popup
    auto *column = m_popup->column();
    column->addWidget(m_sheet);
    column->addWidget(m_clear, 0, Qt::AlignLeft);
    connect(this, &QPushButton::clicked, this, &FacetButton::open);
    connect(m_list, &FacetList::changed, this, &FacetButton::takeChoice);
    connect(m_clear, &QPushButton::clicked, this, &FacetButton::clearChoice);
    showChosen();
}

FacetButton::~FacetButton() = default;

void FacetButton::setSource(std::function<QList<FacetValue>()> source, WordOf wordOf)
{
    m_source = std::move(source);
    m_wordOf = std::move(wordOf);
}

void FacetButton::open()
{
    m_list->setValues(m_source());
    const int bar = m_sheet->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, m_sheet);
    m_sheet->setFixedSize(px(listWidth) + bar, qMin(m_list->sizeHint().height() + px(4), px(listHighest)));
    m_popup->open();
}

void FacetButton::setChosen(const QStringList &keys)
{
    if (keys == m_chosen)
        return;
    m_chosen = keys;
    m_list->setChecked({keys.cbegin(), keys.cend()});
    showChosen();
    emit chosenChanged();
}

void FacetButton::takeChoice()
{
    QStringList keys = m_list->checked().values();
    keys.sort();
    setChosen(keys);
}

void FacetButton::clearChoice()
{
    setChosen({});
    m_popup->close();
    setFocus();
}

QString FacetButton::description() const
{
    QStringList words;
    for (const QString &key : m_chosen)
        words.append(m_wordOf(key));
    return words.join(u", "_s);
}

void FacetButton::showChosen()
{
    m_clear->setEnabled(!m_chosen.isEmpty());
    if (m_chosen.isEmpty()) {
        setText(m_title);
        setToolTip({});
        setAccessibleName(m_title);
        return;
    }
    QString word = m_chosen.size() == 1 ? description() : Formats::number(m_chosen.size());
    if (word.size() > wordLongest)
        word = word.left(wordLongest - 1) + u'…';
    //: A filter and what is chosen of it: "Person: ana".
    const QString text = tr("%1: %2").arg(m_title, word);
    setText(QString(text).replace(u'&', u"&&"_s)); // no key of a menu
    setToolTip(description().toHtmlEscaped());
    //: As above, with all that is chosen.
    setAccessibleName(tr("%1: %2").arg(m_title, description()));
}

} // namespace bulkhead
