#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <exception>
#include <functional>
#include <type_traits>

namespace antiphon {

/// Runs `work` on the pool and hands its value to `done` in the GUI thread, unless `receiver` is
/// gone by then or superseded() says that nobody wants it any more. What `work` throws becomes the
/// sentence given to `failed`. Work must own what it uses: it may outlive the receiver.
template <class Work, class Done>
void inBackground(QObject* receiver, Work work, Done done,
                  std::function<void(const QString&)> failed = {},
                  QThreadPool* pool = QThreadPool::globalInstance()) {
    pool->start([receiver = QPointer<QObject>(receiver), work = std::move(work),
                 done = std::move(done), failed = std::move(failed)]() mutable {
        using Value = std::invoke_result_t<Work>;
        // The receiver may go at any time, so the call is queued on the application, which checks.
        const auto deliver = [&](auto call) {
            if (QCoreApplication::instance())
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [receiver, call = std::move(call)]() mutable {
                        if (receiver)
                            call();
                    },
                    Qt::QueuedConnection);
        };
        try {
            if constexpr (std::is_void_v<Value>) {
                work();
                deliver(std::move(done));
            } else {
                deliver(
                    [done = std::move(done), value = work()]() mutable { done(std::move(value)); });
            }
        } catch (const std::exception& e) {
            if (failed)
                deliver([failed, text = QString::fromUtf8(e.what())] { failed(text); });
        }
    });
}

} // namespace antiphon
