// SPDX-License-Identifier: GPL-3.0-or-later
#include "overview/pairspanel.h"

#include "presentation/formats.h"
#include "presentation/statusglyph.h"
#include "presentation/words.h"
#include "widgets/marks.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyleOption>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Status glyphOf(ApiStatus status)
{
    switch (status) {
    case ApiStatus::InSync: return Status::Pass;
    case ApiStatus::Drifted: return Status::Warn;
    case ApiStatus::SandboxOnly:
    case ApiStatus::ProductionOnly: return Status::NotAssessed;
    }
    return Status::Unknown;
}

//! A figure that can be opened: the number large, glyph and word below.
class FigureButton final : public QAbstractButton
{
public:
    FigureButton(Status status, const QString &word, qint64 count, QWidget *parent)
        : QAbstractButton(parent)
        , m_status(status)
        , m_count(Formats::number(count))
    {
        setText(word);
        setAccessibleName(m_count + u' ' + word);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int word = QFontMetrics(typeFont(TypeSize::Small)).horizontalAdvance(text());
        return {px(44) + word, px(60)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(palette());
        if (underMouse())
            painter.fillRect(rect(), QColor(t.hover));
        painter.setFont(numberFont(TypeSize::Title, QFont::DemiBold));
        painter.setPen(QColor(m_status == Status::Warn && m_count != u"0"_s ? t.warn.ink : t.text));
        const QRect above(px(12), px(6), width() - px(12), px(28));
        painter.drawText(above, Qt::AlignLeft | Qt::AlignVCenter, m_count);
        const int size = px(14);
        StatusGlyph::paint(&painter, QRectF(px(12), px(38), size, size), m_status, t);
        painter.setFont(typeFont(TypeSize::Small));
        painter.setPen(QColor(t.text2));
        painter.drawText(QRect(px(12) + size + px(6), px(34), width(), px(22)), Qt::AlignLeft | Qt::AlignVCenter, text());
        if (hasFocus()) {
            QStyleOptionFocusRect option;
            option.initFrom(this);
            style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
        }
    }

private:
    Status m_status;
    QString m_count;
};

} // namespace

PairsPanel::PairsPanel(QWidget *parent)
    : Surface(&Tokens::panel, Round, parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(1, 0, 1, px(6));
    m_grid->setSpacing(0);
    auto *head = new TextLabel(tr("APIs by pair of environments"), TypeSize::Section, QFont::DemiBold, &Tokens::text, this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(16), px(12), px(16), px(8));
    row->addWidget(head);
    m_grid->addLayout(row, 0, 0);
}

void PairsPanel::setView(const CatalogView &view)
{
    delete m_rows;
    m_lines.clear();
    m_rows = new QWidget(this);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const auto &[sandbox, production] : view.estate.pairs) {
        column->addWidget(new Rule(Qt::Horizontal, m_rows));
        column->addWidget(makePair(view, sandbox, production));
    }
    if (view.estate.pairs.isEmpty()) {
        auto *none = new TextLabel(tr("There is no pair: the estate needs a sandbox and a production environment."),
                                   TypeSize::Body, QFont::Normal, &Tokens::text2, m_rows);
        none->setWordWrap(true);
        auto *row = new QHBoxLayout;
        row->setContentsMargins(px(16), px(8), px(16), px(12));
        row->addWidget(none);
        column->addLayout(row);
    }
    m_grid->addWidget(m_rows, 1, 0);
}

void PairsPanel::setNarrow(bool narrow)
{
    m_narrow = narrow;
    for (QBoxLayout *line : std::as_const(m_lines))
        line->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QWidget *PairsPanel::makePair(const CatalogView &view, const EnvironmentId &sandbox, const EnvironmentId &production)
{
    std::vector<int> columns;
    for (int i = 0; i < int(view.catalog.environments.size()); ++i) {
        const EnvironmentId &environment = view.catalog.environments.at(i).id;
        if (environment == sandbox || environment == production)
            columns.push_back(i);
    }
    const auto counts = view.rows ? view.rows->statusCounts(columns) : std::array<qint64, 4> {};
    auto *line = new QWidget(m_rows);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(px(16), px(6), px(4), px(6));
    row->setSpacing(px(8));
    auto *names = new QWidget(line);
    names->setFixedWidth(px(280));
    auto *tags = new QHBoxLayout(names);
    tags->setContentsMargins(0, 0, 0, 0);
    tags->setSpacing(px(6));
    tags->addWidget(new EnvironmentMark(sandbox.text(), EnvironmentType::Sandbox, names));
    tags->addWidget(new IconMark(Icon::Swap, 16, &Tokens::text3, names));
    tags->addWidget(new EnvironmentMark(production.text(), EnvironmentType::Production, names));
    tags->addStretch();
    row->addWidget(names);
    auto *figures = new QHBoxLayout;
    figures->setSpacing(px(8));
    row->addLayout(figures, 1);
    row->setDirection(m_narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_lines.append(row);
    const QString pair = u"?pair="_s + sandbox.text() + u':' + production.text();
    figures->addWidget(makeFigure(tr("All"), Status::NotApplicable, counts[0] + counts[1] + counts[2] + counts[3], pair));
    for (const ApiStatus status :
         {ApiStatus::InSync, ApiStatus::Drifted, ApiStatus::SandboxOnly, ApiStatus::ProductionOnly})
        figures->addWidget(makeFigure(Words::apiStatus(status), glyphOf(status), counts[static_cast<std::size_t>(status)],
                                      pair + u"&status="_s + toWire(status)));
    return line;
}

QWidget *PairsPanel::makeFigure(const QString &word, Status status, qint64 count, const QString &query)
{
    auto *figure = new FigureButton(status, word, count, m_rows);
    figure->setObjectName(query);
    connect(figure, &QAbstractButton::clicked, this, [this, query] { emit catalogRequested(query); });
    return figure;
}

} // namespace bulkhead
