#pragma once

#include "core/error.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <exception>
#include <functional>
#include <type_traits>

namespace antiphon {

/// From any thread: calls in the GUI thread, unless `receiver` is gone by then.
template <class Call>
void inWindow(const QPointer<QObject>& receiver, Call call) {
    // The receiver may go at any time, so the call is queued on the application, which checks.
    if (QCoreApplication::instance())
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [receiver, call = std::move(call)]() mutable {
                if (receiver)
                    call();
            },
            Qt::QueuedConnection);
}

/// Runs `work` on the pool and hands its value to `done` in the GUI thread, unless `receiver` is
/// gone by then. What `work` throws becomes the sentence given to `failed`; work that is not wanted
/// any more throws Cancelled and is forgotten. Work must own what it uses: it may outlive the
/// receiver.
template <class Work, class Done>
void inBackground(QObject* receiver, Work work, Done done,
                  std::function<void(const QString&)> failed = {},
                  QThreadPool* pool = QThreadPool::globalInstance()) {
    pool->start([receiver = QPointer<QObject>(receiver), work = std::move(work),
                 done = std::move(done), failed = std::move(failed)]() mutable {
        using Value = std::invoke_result_t<Work>;
        try {
            if constexpr (std::is_void_v<Value>) {
                work();
                inWindow(receiver, std::move(done));
            } else {
                inWindow(receiver, [done = std::move(done), value = work()]() mutable {
                    done(std::move(value));
                });
            }
        } catch (const Cancelled&) {
        } catch (const std::exception& e) {
            if (failed)
                inWindow(receiver, [failed, text = QString::fromUtf8(e.what())] { failed(text); });
        }
    });
}

} // namespace antiphon
