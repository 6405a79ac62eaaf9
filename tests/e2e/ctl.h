// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace bulkhead {

//! What a run of bulkheadctl left behind.
struct CtlRun
{
    int code = -1; //!< -1: did not end by itself
    QByteArray out, err;
    //! Exactly one JSON object on standard output, else empty.
    [[nodiscard]] QJsonValue json() const { return QJsonDocument::fromJson(out).object(); }
};

//! The real bulkheadctl with a home of its own. BULKHEADCTL names another build of the program.
class Ctl
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }
    [[nodiscard]] QString store() const { return path(QStringLiteral("store.db")); }
    [[nodiscard]] QString estate() const { return path(QStringLiteral("estate.yaml")); }

    bool write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    //! Starts it on estate.yaml and store.db of the home; later --estate and --store in `words` win.
    void start(QProcess &process, QStringList words, const QString &estate = {},
               const QString &store = {}) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            environment.insert(QString::fromLatin1(name), m_home.path());
        // No desktop keyring: the key goes to the file beside the store.
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
        for (auto it = extra.constBegin(); it != extra.constEnd(); ++it)
            environment.insert(it.key(), it.value());
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_home.path());
        words << QStringLiteral("--estate") << (estate.isEmpty() ? this->estate() : estate)
              << QStringLiteral("--store") << (store.isEmpty() ? this->store() : store);
        const QString other = qEnvironmentVariable("BULKHEADCTL");
        process.start(other.isEmpty() ? QStringLiteral(BULKHEAD_BINARY_DIR "/bin/bulkheadctl") : other,
                      words);
        process.closeWriteChannel();
    }

    [[nodiscard]] static CtlRun finish(QProcess &process, int timeout = 120000)
    {
        CtlRun run;
        const bool ended = process.error() != QProcess::FailedToStart
            && (process.state() == QProcess::NotRunning || process.waitForFinished(timeout));
        if (!ended) {
            process.kill();
            process.waitForFinished();
        }
        if (ended && process.exitStatus() == QProcess::NormalExit)
            run.code = process.exitCode();
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        return run;
    }

    //! As `finish`, while the test's own servers go on answering.
    [[nodiscard]] static CtlRun finishServing(QProcess &process)
    {
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 120000))
            process.kill();
        return finish(process);
    }

    //! As `run`, while the test's own servers go on answering.
    [[nodiscard]] CtlRun runServing(const QStringList &words) const
    {
        QProcess process;
        start(process, words);
        return finishServing(process);
    }

    [[nodiscard]] CtlRun run(const QStringList &words, const QString &estate = {},
                             const QString &store = {}) const
    {
        QProcess process;
        start(process, words, estate, store);
        return finish(process);
    }

    QHash<QString, QString> extra; //!< environment variables

private:
    QTemporaryDir m_home;
};

} // namespace bulkhead
