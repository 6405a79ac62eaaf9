// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/desktopkeychain.h"

#include <QCoroSignal>
#include <QFileInfo>

#include <qt6keychain/keychain.h>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error keychainError(Error::Kind kind, const QString &what)
{
    Error error;
    error.kind = kind;
    error.what = what;
    error.hint = kind == Error::Kind::Forbidden
        ? u"unlock the keyring, or use a reference of the form env:NAME or file:PATH"_s
        : u"start a keyring service in this session, or use a reference of the form env:NAME or file:PATH"_s;
    return error;
}

Error noSession()
{
    return keychainError(Error::Kind::Unsupported, u"there is no desktop keyring: no session bus"_s);
}

Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return keychainError(Error::Kind::Forbidden, u"the desktop keyring refused access"_s);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return keychainError(Error::Kind::Unsupported, u"there is no desktop keyring service"_s);
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return keychainError(Error::Kind::Unsupported,
                         u"the desktop keyring cannot be used (%1)"_s.arg(job.errorString()));
}

//! Runs a job to its end or to the time-out. A job that is late lives on and deletes itself: its
//! backend may still call into it.
QCoro::Task<bool> finish(QKeychain::Job *job, std::chrono::milliseconds timeout)
{
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->start(); // the work begins in the event loop, so the signal cannot be missed
    const auto ended = co_await qCoro(job, &QKeychain::Job::finished, timeout);
    if (!ended.has_value())
        job->setAutoDelete(true);
    co_return ended.has_value();
}

Error lateAnswer()
{
    return keychainError(Error::Kind::Timeout, u"the desktop keyring did not answer in time"_s);
}

} // namespace

DesktopKeychain::DesktopKeychain(std::chrono::milliseconds timeout)
    : m_timeout(timeout)
{
}

bool DesktopKeychain::hasSession()
{
#ifdef Q_OS_LINUX
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + u"/bus"_s);
#else
    return true;
#endif
}

QCoro::Task<Result<std::optional<Secret>>> DesktopKeychain::read(QString service, QString account)
{
    if (!hasSession())
        co_return noSession();
    auto *job = new QKeychain::ReadPasswordJob(service); // deleted below, or by itself when late
    job->setKey(account);
    const bool ended = co_await finish(job, m_timeout);
    if (!ended)
        co_return lateAnswer();
    job->deleteLater();
    if (job->error() == QKeychain::EntryNotFound)
        co_return std::optional<Secret>();
    if (job->error() != QKeychain::NoError)
        co_return errorOf(*job);
    QByteArray text = job->textData().toUtf8();
    std::optional<Secret> secret(Secret(std::string_view(text.constData(), std::size_t(text.size()))));
    wipe(text.data(), std::size_t(text.size()));
    co_return std::move(secret);
}

QCoro::Task<Result<void>> DesktopKeychain::write(QString service, QString account, Secret secret)
{
    if (!hasSession())
        co_return noSession();
    auto *job = new QKeychain::WritePasswordJob(service); // deleted below, or by itself when late
    job->setKey(account);
    const std::string_view bytes = secret.view();
    job->setTextData(QString::fromUtf8(bytes.data(), qsizetype(bytes.size())));
    const bool ended = co_await finish(job, m_timeout);
    if (!ended)
        co_return lateAnswer();
    job->deleteLater();
    if (job->error() != QKeychain::NoError)
        co_return errorOf(*job);
    co_return Result<void>();
}

} // namespace bulkhead
