// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "items/promotionfigures.h"

#include <QWidget>

#include <array>
#include <memory>

class QStackedWidget;

namespace bulkhead {

class EmptyState;
class FigureTile;
class SegmentedControl;
class TableView;
class TextLabel;
class WeekChart;

//! What became of all promotions in the last weeks: figures against the weeks before, two charts, and the same as a table.
class FiguresView : public QWidget
{
    Q_OBJECT
public:
    explicit FiguresView(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void setView(const std::shared_ptr<const PromotionsView> &view); //!< nullptr: nothing is known
    static constexpr std::array choices{4, 12, 26};
    [[nodiscard]] int weeks() const;
    void setWeeks(int weeks); //!< one that is no choice changes nothing
    void focusFirst();

    enum class Tile { Applied, Failed, Lead, Ended, Broken };
    static constexpr int tileCount = 5;
    [[nodiscard]] const PromotionFigures &figures() const { return m_figures; }
    [[nodiscard]] FigureTile *tile(Tile tile) const { return m_tiles[static_cast<std::size_t>(tile)]; }
    [[nodiscard]] SegmentedControl *choice() const { return m_choice; }
    [[nodiscard]] WeekChart *endings() const { return m_endings; }
    [[nodiscard]] WeekChart *leads() const { return m_leads; }
    [[nodiscard]] TableView *table() const { return m_table; }
    [[nodiscard]] EmptyState *empty() const { return m_empty; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Words; //!< the table's model with the words of the console
    QWidget *makeContent();
    QWidget *makeTiles();
    QWidget *makeCharts();
    void arrangeColumns();
    void showFigures();
    void showTiles();
    void showCharts();
    void showEmptiness();

    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<const PromotionsView> m_view;
    PromotionFigures m_figures;
    SegmentedControl *m_choice;
    TextLabel *m_span;
    QStackedWidget *m_stack;
    std::array<FigureTile *, tileCount> m_tiles;
    WeekChart *m_endings, *m_leads;
    Words *m_model;
    TableView *m_table;
    EmptyState *m_empty;
};

} // namespace bulkhead
