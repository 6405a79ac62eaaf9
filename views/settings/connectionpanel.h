// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/gateway.h"
#include "usecases/loadcatalog.h"
#include "widgets/surface.h"

#include <QElapsedTimer>

class QVBoxLayout;

namespace bulkhead {

class MessageBar;

//! What a connection test found: its steps, the certificates shown, what to do, and what the trouble means
//! until it is mended.
class ConnectionPanel : public Surface
{
    Q_OBJECT
public:
    explicit ConnectionPanel(std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    void showNothing(const GatewayId &gateway);
    void showRunning(const GatewayId &gateway);
    void showReport(const ConnectionReport &report, const CatalogView *view);
    [[nodiscard]] bool isRunning() const { return m_running; }

private:
    void clear();
    void addHead(const QString &text);
    void addParagraph(const QString &text);
    void addSteps(const QList<ConnectionStep> &steps);
    void addChain(const QList<CertificateFacts> &chain);
    void addIdentity(const GatewayIdentity &identity);
    void addWhatToDo(const ConnectionReport &report);
    void addMeaning(const ConnectionReport &report, const CatalogView *view);
    [[nodiscard]] QString details(const ConnectionReport &report) const;

    std::shared_ptr<const Clock> m_clock;
    TextLabel *m_when;
    MessageBar *m_message;
    QWidget *m_content;
    QVBoxLayout *m_column;
    QList<QWidget *> m_parts;
    bool m_running = false;
};

} // namespace bulkhead
