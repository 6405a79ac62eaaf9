// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>

namespace bulkhead {

//! Wraps an answer so that it arrives on the receiver's thread, and not at all once the receiver is gone.
template<typename T>
std::function<void(T)> onThreadOf(QObject *receiver, std::function<void(T)> handle)
{
    return [receiver, handle = std::move(handle)](T value) {
        QMetaObject::invokeMethod(
            receiver, [handle, value = std::move(value)] { handle(value); }, Qt::QueuedConnection);
    };
}

//! Calls the worker on its thread.
template<typename Worker, typename Function>
void callOn(Worker *worker, Function function)
{
    QMetaObject::invokeMethod(
        worker, [worker, function = std::move(function)]() mutable { function(*worker); },
        Qt::QueuedConnection);
}

} // namespace bulkhead
