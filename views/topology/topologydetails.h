// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "topology/layout/topologylayout.h"
#include "widgets/drawer.h"

class QVBoxLayout;

namespace bulkhead {

//! What is known of the selected part of the topology: what it is, what calls it, what it calls, and its findings.
class TopologyDetails : public Drawer
{
    Q_OBJECT
public:
    using Picture = std::shared_ptr<const topology::TopologyPicture>;

    explicit TopologyDetails(QWidget *parent = nullptr);

    void showItem(const Picture &picture, std::uint32_t item);
    void showPipe(const Picture &picture, std::size_t pipe);

signals:
    void findingWanted(const QString &fingerprint);
    void onlyFindingWanted(const QString &fingerprint); //!< the picture filtered to it
    void apiWanted(const QString &id);
    void gatewayWanted(const QString &id);
    void expandWanted(const QString &group);
    void nodeWanted(const QString &key);

private:
    void begin();
    void addHeading(const QString &text);
    void addText(const QString &text);
    void addNodes(const QString &heading, const std::vector<std::uint32_t> &nodes);
    void addFindings(const std::vector<topology::Finding> &findings);
    void addFinding(const topology::Finding &finding);
    void addAction(const QString &text, const std::function<void()> &run);

    Picture m_picture;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
};

} // namespace bulkhead
