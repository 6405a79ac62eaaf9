// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonreader.h"
#include "core/jsonvalue.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QUrl>

namespace bulkhead::test {

struct Answer
{
    int status = 0;
    QMap<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
};

//! A recorded exchange. Lines "# request:", "# header:" and "# body:" on top tell what was sent. Without an
//! answer (status 0) it is a step that was not recorded, but leads to where a recording began.
struct Recording
{
    QByteArray verb, target;
    int port = 0; //!< which of the recorded gateways was asked
    QList<QByteArray> headers;
    QByteArray body;
    Answer answer;
};

inline Answer parsedAnswer(QByteArray text)
{
    Answer answer;
    text.replace("\r\n", "\n");
    const qsizetype end = text.indexOf("\n\n");
    const QList<QByteArray> lines = text.left(end < 0 ? text.size() : end).split('\n');
    answer.status = lines.value(0).split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    answer.body = end < 0 ? QByteArray() : text.mid(end + 2).trimmed();
    return answer;
}

inline Recording parsedRecording(const QByteArray &text)
{
    Recording recording;
    const qsizetype found = text.indexOf("HTTP/1.1");
    const qsizetype start = found < 0 ? text.size() : found;
    for (const QByteArray &line : text.left(start).split('\n')) {
        const QByteArray told = line.trimmed();
        if (told.startsWith("# request: ")) {
            const QList<QByteArray> words = told.mid(11).split(' ');
            recording.verb = words.value(0);
            const QByteArray url = words.value(1);
            recording.target = url.mid(url.indexOf('/', qsizetype(sizeof("http://"))));
            recording.port = QUrl(QString::fromUtf8(url)).port();
        } else if (told.startsWith("# header: ")) {
            recording.headers.append(told.mid(10));
        } else if (told.startsWith("# body: ")) {
            recording.body = told.mid(8);
        }
    }
    recording.answer = parsedAnswer(text.mid(start));
    return recording;
}

//! `name` below the folder of recordings: "kong/get-if-match".
inline QByteArray recordedText(const QString &name)
{
    const QString folder = QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/contract/recordings/");
    QFile file(folder + name + QStringLiteral(".http"));
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

//! The names of the recordings in a folder, in their order.
inline QStringList recordedNames(const QString &folder)
{
    const QDir place(QStringLiteral(BULKHEAD_SOURCE_DIR "/tests/contract/recordings/") + folder);
    QStringList names;
    for (const QString &file : place.entryList({QStringLiteral("*.http")}, QDir::Files, QDir::Name))
        names.append(file.chopped(5));
    return names;
}

//! "NAME-NN-…" are steps of one story; any other recording is one of its own.
inline QMap<QString, QStringList> recordedStories(const QString &folder)
{
    static const QRegularExpression step(QStringLiteral("^(.+?)-[0-9]{2}[a-z]?-"));
    QMap<QString, QStringList> stories;
    for (const QString &name : recordedNames(folder)) {
        const auto found = step.match(name);
        stories[found.hasMatch() ? found.captured(1) : name].append(name);
    }
    return stories;
}

inline JsonValue json(const QByteArray &body)
{
    JsonReader reader;
    const auto root = reader.parse({body.constData(), std::size_t(body.size())});
    return root ? JsonValue::from(*root) : JsonValue();
}

//! Sends "VERB TARGET" with its headers and body, exactly as given, and reads one answer.
inline Answer ask(const QUrl &server, const QByteArray &request, const QList<QByteArray> &headers,
                  const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(server.host(), quint16(server.port()));
    if (!socket.waitForConnected(5000))
        return {};
    QByteArray text = request + " HTTP/1.1\r\nHost: gateway\r\n";
    bool hasType = false;
    for (const QByteArray &header : headers) {
        text += header + "\r\n";
        hasType = hasType || header.startsWith("Content-Type:");
    }
    if (!body.isEmpty() && !hasType)
        text += "Content-Type: application/json\r\n";
    if (!body.isEmpty())
        text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    socket.write(text + "\r\n" + body);
    QByteArray received;
    while (socket.waitForReadyRead(5000)) {
        received += socket.readAll();
        const Answer answer = parsedAnswer(received);
        const qsizetype head = received.indexOf("\r\n\r\n");
        const qsizetype length = answer.headers.value("content-length").toLongLong();
        if (head >= 0 && (request.startsWith("HEAD") || received.size() >= head + 4 + length))
            return answer;
    }
    return {};
}

} // namespace bulkhead::test
