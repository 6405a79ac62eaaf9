// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/walltrend.h"
#include "wall/wallpainter.h"

#include <QWidget>

#include <map>

namespace bulkhead {

class WallSpot;

//! The wall of one pair: sandbox left, production right, six bands between. Leaks, hatches, layers and gateways are buttons in
//! reading order: each says itself in a sentence and opens what it stands for.
class WallWidget : public QWidget
{
    Q_OBJECT
public:
    explicit WallWidget(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);
    ~WallWidget() override;

    void setPair(std::shared_ptr<const IsolationView> view, const isolation::PairReport &report);
    //! The last thirty days of each layer, in the order of the bands.
    void setTrends(const WallTrends &trends);
    [[nodiscard]] const Wall &wall() const { return m_wall; }
    [[nodiscard]] const WallLayout &geometryOfWall() const { return m_layout; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

signals:
    void findingsRequested(const bulkhead::FindingQuery &query);
    void gatewayRequested(const QString &gateway);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    struct Spot
    {
        QString key, sentence;
        QPainterPath area;
        WallHighlight highlight;
        FindingQuery query;
        QString gateway; //!< set: it opens the gateway
    };

    void arrange();
    [[nodiscard]] std::vector<Spot> spots() const;
    void addGateways(std::vector<Spot> &all, const std::vector<WallLayout::Lane> &lanes, const std::vector<WallGateway> &gateways) const;
    void addBand(std::vector<Spot> &all, std::size_t index) const;
    void followFocus();

    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<const IsolationView> m_view;
    const isolation::PairReport *m_report = nullptr; //!< in m_view
    Wall m_wall;
    WallTrends m_trends;
    WallLayout m_layout;
    std::map<QString, WallSpot *> m_spots; //!< by key: a spot that stays keeps the keyboard
    WallHighlight m_highlight;
};

} // namespace bulkhead
