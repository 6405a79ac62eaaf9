// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usecases/reportsession.h"

#include <QAbstractScrollArea>
#include <QImage>
#include <QTimer>

#include <map>

namespace bulkhead {

//! The pages of a report one below the other, as wide as there is room, drawn by what writes the file. Pages are rendered when they come into view.
class PageView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit PageView(ReportSession &session, QWidget *parent = nullptr);

    //! The page that is looked at stays, if the new one has it.
    void setReport(const std::shared_ptr<const PreparedReport> &report);
    [[nodiscard]] int count() const { return m_report ? m_report->pages.count : 0; }
    [[nodiscard]] int current() const { return m_current; } //!< from 0
    void showPage(int page);
    void step(bool backwards);
    void setZoom(double zoom); //!< 1: the whole width
    [[nodiscard]] double zoom() const { return m_zoom; }
    //! The page in view is there as sharp as it can be.
    [[nodiscard]] bool isRendered() const;

signals:
    void currentChanged(int page);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Rendered
    {
        QImage image;
        double scale = 0; //!< pixels a point
        QString problem;
    };
    void takePage(int page, double scale, const PagePixels &pixels);
    void takeFailure(int page, const Error &error);
    void layPages();
    void askForPages();
    void takeScroll();
    void paintPage(QPainter &painter, int page) const;
    [[nodiscard]] QSize pageSize() const;     //!< in logical pixels
    [[nodiscard]] double scale() const;       //!< device pixels a point
    [[nodiscard]] QRect pageRect(int page) const; //!< in the viewport
    [[nodiscard]] std::pair<int, int> inView() const; //!< first and last, last < first: none

    ReportSession &m_session;
    std::shared_ptr<const PreparedReport> m_report;
    std::map<int, Rendered> m_pages;
    std::map<int, double> m_asked; //!< page → scale
    QTimer m_settle;               //!< a size that changes is waited for before pages are rendered for it
    double m_zoom = 1;
    int m_current = 0;
};

} // namespace bulkhead
