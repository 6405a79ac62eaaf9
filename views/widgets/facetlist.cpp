// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/facetlist.h"

#include "presentation/formats.h"
#include "presentation/statusglyph.h"

#include <QCheckBox>
#include <QPainter>
#include <QStyleOptionButton>
#include <QVBoxLayout>

namespace bulkhead {

namespace {

//! A check box over the whole width: tick, glyph, word, and the count at the right.
class FacetBox final : public QCheckBox
{
public:
    FacetBox(const FacetValue &value, QWidget *parent)
        : QCheckBox(parent)
        , m_value(value)
    {
        setValue(value);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int glyph = m_value.status ? px(22) : 0;
        const int text = QFontMetrics(typeFont(TypeSize::Body)).horizontalAdvance(m_value.word);
        return {px(24) + glyph + text + px(40), px(24)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {px(96), px(24)}; }
    void setValue(const FacetValue &value)
    {
        m_value = value;
        setText(value.word);
        setToolTip((value.fullName.isEmpty() ? value.word : value.fullName).toHtmlEscaped());
        update();
    }

protected:
    [[nodiscard]] bool hitButton(const QPoint &at) const override { return rect().contains(at); }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(palette());
        QStyleOptionButton option;
        initStyleOption(&option);
        const int size = px(16);
        option.rect = QRect(0, (height() - size) / 2, size, size);
        style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &option, &painter, this);
        int left = px(24);
        if (m_value.status) {
            StatusGlyph::paint(&painter, QRectF(left, (height() - size) / 2.0, size, size), *m_value.status, t);
            left += px(22);
        }
        const QString count = Formats::number(m_value.count);
        painter.setFont(numberFont(TypeSize::Small));
        painter.setPen(QColor(t.text3));
        const int countWidth = painter.fontMetrics().horizontalAdvance(count);
        painter.drawText(rect().adjusted(0, 0, -px(2), 0), Qt::AlignRight | Qt::AlignVCenter, count);
        painter.setFont(typeFont(TypeSize::Body));
        painter.setPen(QColor(m_value.count ? t.text : t.text3));
        const QRect room(left, 0, width() - left - countWidth - px(10), height());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(m_value.word, Qt::ElideMiddle, room.width()));
        if (hasFocus()) {
            option.rect = rect();
            style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
        }
    }

private:
    FacetValue m_value;
};

} // namespace

FacetList::FacetList(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto *head = new TextLabel(title, TypeSize::Small, QFont::DemiBold, &Tokens::text2, this);
    m_column->addWidget(head);
    m_column->addSpacing(px(4));
    setAccessibleName(title);
}

void FacetList::setValues(const QList<FacetValue> &values)
{
    if (values == m_values)
        return;
    const bool sameKeys = values.size() == m_values.size()
        && std::equal(values.begin(), values.end(), m_values.begin(),
                      [](const FacetValue &a, const FacetValue &b) { return a.key == b.key; });
    m_values = values;
    if (!sameKeys) {
        rebuild();
        return;
    }
    // The same boxes with other counts: the keyboard's place is kept.
    for (qsizetype i = 0; i < m_values.size(); ++i)
        static_cast<FacetBox *>(m_rows.at(i))->setValue(m_values.at(i));
}

void FacetList::rebuild()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    for (const FacetValue &value : std::as_const(m_values)) {
        auto *box = new FacetBox(value, this);
        box->setChecked(m_checked.contains(value.key));
        //: Read aloud: a facet and one of its values, such as "State: Drifted".
        box->setAccessibleName(tr("%1: %2").arg(m_title, value.word));
        connect(box, &QCheckBox::toggled, this, [this, key = value.key](bool on) {
            if (on)
                m_checked.insert(key);
            else
                m_checked.remove(key);
            emit changed();
        });
        m_column->addWidget(box);
        m_rows.append(box);
    }
}

void FacetList::setChecked(const QSet<QString> &keys)
{
    if (keys == m_checked)
        return;
    m_checked = keys;
    rebuild();
    emit changed();
}

void FacetList::clear()
{
    setChecked({});
}

} // namespace bulkhead
