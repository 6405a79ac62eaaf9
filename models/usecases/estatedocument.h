// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estate/estatefile.h"

#include <QObject>

#include <functional>

#include <vector>

namespace bulkhead {

//! The estate file while the console edits it. Each edit is one save, so that what the screen shows is what
//! the file says; the last edits can be undone. A file that does not exist yet is written with the first edit. Comments and order are kept. Files are small: it reads and
//! writes on the thread that calls it.
class EstateDocument : public QObject
{
    Q_OBJECT
public:
    explicit EstateDocument(QString path, QObject *parent = nullptr);

    //! Reads the file again; edits before that can no longer be undone.
    void reload();
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] const EstateConfig &config() const { return m_reading.config; }
    [[nodiscard]] const EstateReading &reading() const { return m_reading; }
    //! Why the file cannot be used; nothing if it can, or if there is none yet.
    [[nodiscard]] std::optional<Error> error() const;
    //! Someone else wrote the file since it was read here.
    [[nodiscard]] bool changedOnDisk() const;

    [[nodiscard]] Result<void> setGateway(const GatewayConfig &gateway, const GatewayId &previous);
    [[nodiscard]] Result<void> removeGateway(const GatewayId &gateway);
    [[nodiscard]] Result<void> setEnvironment(const Environment &environment,
                                              const EnvironmentId &previous);
    [[nodiscard]] Result<void> removeEnvironment(const EnvironmentId &environment);

    //! Asked before each write; with an error nothing is written.
    void setGate(std::function<Result<void>()> mayWrite) { m_mayWrite = std::move(mayWrite); }

    //! Adds one entry to `catalog.expected`.
    [[nodiscard]] Result<void> addExpectedDifference(const ExpectedDifference &difference);

    [[nodiscard]] bool canUndo() const { return !m_earlier.empty(); }
    [[nodiscard]] Result<void> undo();

signals:
    //! The file was read or written; the engine has to take the new estate.
    void changed();
    //! The file was written here; hex of the SHA-256 of its bytes before (empty: there was none) and after.
    void written(const std::string &before, const std::string &after);

private:
    void load();
    [[nodiscard]] Result<void> edit(const Result<QByteArray> &edited);
    [[nodiscard]] Result<void> write(const Result<QByteArray> &edited);

    QString m_path;
    QByteArray m_onDisk; //!< empty as long as there is no file
    QByteArray m_text;   //!< the same, or what a new file begins with
    std::vector<QByteArray> m_earlier;
    std::function<Result<void>()> m_mayWrite;
    EstateReading m_reading;
};

} // namespace bulkhead
