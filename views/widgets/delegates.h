// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "widgets/rowdelegate.h"

#include <memory>

namespace bulkhead {

//! Glyph and word. The word is DisplayRole; an empty one leaves the glyph alone (with its tooltip).
class StatusDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using StatusOf = std::function<Status(const QModelIndex &)>;
    explicit StatusDelegate(StatusOf statusOf, QObject *parent = nullptr);
    //! Words in the status' ink (default), or plain.
    void setColoured(bool on) { m_coloured = on; }

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    StatusOf m_statusOf;
    bool m_coloured = true;
};

//! Several 14 px glyphs side by side, pitch 19: the six layers of an API.
class LayerStripDelegate : public RowDelegate
{
    Q_OBJECT
public:
    using LayersOf = std::function<QList<Status>(const QModelIndex &)>;
    explicit LayerStripDelegate(LayersOf layersOf, QObject *parent = nullptr);

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    LayersOf m_layersOf;
};

//! DisplayRole above, a smaller quiet line of another role below.
class TwoLineDelegate : public RowDelegate
{
    Q_OBJECT
public:
    explicit TwoLineDelegate(int secondLineRole, QObject *parent = nullptr);
    //! A colour of its own for the second line of some rows.
    void setSecondInkRule(std::function<QColor(const QModelIndex &, const Tokens &)> rule);

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    std::function<QColor(const QModelIndex &, const Tokens &)> m_secondRule;
    int m_secondRole;
};

//! How old a fact is, from a role that holds std::optional<UtcTime>: amber above half its time to live,
//! with the unknown glyph when it is over.
class AgeDelegate : public RowDelegate
{
    Q_OBJECT
public:
    AgeDelegate(int momentRole, std::shared_ptr<const Clock> clock, std::chrono::milliseconds lifetime,
                QObject *parent = nullptr);

protected:
    void paintContent(QPainter *painter, const QRect &area, const QModelIndex &index,
                      const QStyleOptionViewItem &option) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    std::shared_ptr<const Clock> m_clock;
    std::chrono::milliseconds m_lifetime;
    int m_role;
};

} // namespace bulkhead

Q_DECLARE_METATYPE(std::optional<bulkhead::UtcTime>)
