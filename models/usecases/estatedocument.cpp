// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/estatedocument.h"

#include "core/digest.h"

#include <QFile>
#include <QFileInfo>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t undoDepth = 50;

std::string digestOf(const QByteArray &bytes)
{
    return toHex(sha256({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
}

//! Nothing if the file is not there or cannot be opened.
std::optional<QByteArray> readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.read(maxEstateFileBytes + 1)) : std::nullopt;
}

//! What a first start begins with; it is written only with the first edit.
QByteArray newEstate(const QString &path)
{
    return u"# What Bulkhead governs: environments, gateways and policy. Keep it in git.\n"
           "version: 1\n"
           "name: \"%1\"\n"
           "environments:\n"
           "  sandbox: {type: sandbox}\n"
           "  production: {type: production}\n"_s.arg(QFileInfo(path).completeBaseName().remove(u'"').remove(u'\\')).toUtf8();
}

} // namespace

EstateDocument::EstateDocument(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
{
    load();
}

void EstateDocument::load()
{
    const std::optional<QByteArray> bytes = readAll(m_path);
    m_onDisk = bytes.value_or(QByteArray());
    m_text = m_onDisk.trimmed().isEmpty() ? newEstate(m_path) : m_onDisk;
    // A file that is there and cannot be opened is not an empty one: reading it again gives the reason.
    const bool closed = !bytes && QFileInfo::exists(m_path);
    m_reading = closed ? readEstateFile(m_path) : readEstate(m_text, m_path);
}

void EstateDocument::reload()
{
    load();
    m_earlier.clear();
    emit changed();
}

std::optional<Error> EstateDocument::error() const
{
    return m_reading.firstError();
}

QString EstateDocument::fileName() const
{
    return QFileInfo(m_path).fileName();
}

bool EstateDocument::changedOnDisk() const
{
    return readAll(m_path).value_or(QByteArray()) != m_onDisk;
}

Result<void> EstateDocument::edit(const Result<QByteArray> &edited)
{
    const QByteArray before = m_text;
    m_earlier.push_back(before); // first: `changed` tells listeners that there is something to undo
    const auto done = write(edited);
    if (!done || before == m_text)
        m_earlier.pop_back();
    else if (m_earlier.size() > undoDepth)
        m_earlier.erase(m_earlier.begin());
    return done;
}

Result<void> EstateDocument::write(const Result<QByteArray> &edited)
{
    if (!edited)
        return edited.error();
    // An edit must never leave a file behind that cannot be read again.
    EstateReading reading = readEstate(*edited, m_path);
    if (const auto error = reading.firstError())
        return *error;
    if (m_mayWrite) {
        if (const auto allowed = m_mayWrite(); !allowed)
            return allowed.error();
    }
    const std::string before = m_onDisk.isEmpty() ? std::string() : digestOf(m_onDisk);
    if (const auto saved = saveEstateFile(m_path, *edited, m_onDisk); !saved)
        return saved.error();
    m_onDisk = m_text = *edited;
    m_reading = std::move(reading);
    emit changed();
    emit written(before, digestOf(m_onDisk));
    return {};
}

Result<void> EstateDocument::setGateway(const GatewayConfig &gateway, const GatewayId &previous)
{
    return edit(withGateway(m_text, gateway, previous));
}

Result<void> EstateDocument::removeGateway(const GatewayId &gateway)
{
    return edit(withoutGateway(m_text, gateway));
}

Result<void> EstateDocument::setEnvironment(const Environment &environment, const EnvironmentId &previous)
{
    return edit(withEnvironment(m_text, environment, previous));
}

Result<void> EstateDocument::removeEnvironment(const EnvironmentId &environment)
{
    return edit(withoutEnvironment(m_text, environment));
}

Result<void> EstateDocument::addExpectedDifference(const ExpectedDifference &difference)
{
    return edit(withExpectedDifference(m_text, difference));
}

Result<void> EstateDocument::undo()
{
    if (m_earlier.empty())
        return {};
    const QByteArray before = m_earlier.back();
    m_earlier.pop_back(); // first: `changed` tells listeners whether there is more to undo
    const auto done = write(before);
    if (!done)
        m_earlier.push_back(before);
    return done;
}

} // namespace bulkhead
