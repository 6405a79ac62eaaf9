// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>

namespace bulkhead {

enum class Theme { FollowDesktop, Light, Dark };
enum class Density { Comfortable, Compact };

//! How the console looks on this desk.
struct Look
{
    Theme theme = Theme::FollowDesktop;
    Density density = Density::Comfortable;
    int textPercent = 100; //!< 75…200, of the desktop's font
    friend bool operator==(const Look &, const Look &) = default;
};

//! Puts a look on the application: palette, font, and the desktop's changes followed. One per
//! application, made after QApplication. The style reads the density from `density()`.
class Appearance : public QObject
{
    Q_OBJECT
public:
    explicit Appearance(QObject *parent = nullptr);
    //! Gives the desktop its own text size back.
    ~Appearance() override;

    void apply(const Look &look);
    [[nodiscard]] const Look &look() const { return m_look; }
    //! A desktop of full contrast keeps its own palette; shapes stay.
    [[nodiscard]] bool keepsDesktopPalette() const { return m_keepsDesktop; }

    //! The density that is on for the whole application.
    [[nodiscard]] static Density density();

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyPalette();

    Look m_look;
    QFont m_desktopFont;
    bool m_applying = false;
    bool m_keepsDesktop = false;
};

} // namespace bulkhead
