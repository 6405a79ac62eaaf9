// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/rowsmaker.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace bulkhead {

RowsMaker::RowsMaker(AuditLogModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
}

void RowsMaker::take(const std::shared_ptr<const AuditList> &list)
{
    m_wanted = list;
    if (!list || list == m_model.list() || list->lines.size() < worthAThread) {
        put(list, {});
        return;
    }
    // Whether this is still there is looked at on its own thread only.
    QThreadPool::globalInstance()->start([self = QPointer(this), list, word = m_model.actionWord()] {
        const auto rows = AuditLogModel::rowsOf(list, word);
        QMetaObject::invokeMethod(qApp, [self, list, rows] {
            if (self && self->m_wanted == list)
                self->put(list, rows);
        }, Qt::QueuedConnection);
    });
}

void RowsMaker::put(const std::shared_ptr<const AuditList> &list, const std::shared_ptr<const AuditRows> &rows)
{
    m_model.setList(list, rows);
    emit taken();
}

} // namespace bulkhead
