// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/apisixrecordings.h"
#include "demo/httplistener.h"

namespace bulkhead::test {

//! Answers the lists of one recorded gateway as it answered them, whatever page is asked for.
class RecordedGateway
{
public:
    using Answers = QMap<QString, DemoReply>; //!< by path

    RecordedGateway(Answers answers, DemoReply missing)
        : m_answers(std::move(answers))
        , m_missing(std::move(missing))
        , m_listener([this](const DemoRequest &request) { return m_answers.value(request.path, m_missing); })
    {
        m_listener.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_listener.serverPort()));
    }

private:
    Answers m_answers;
    DemoReply m_missing;
    HttpListener m_listener;
};

//! `name` is a file below the recordings, without its ending.
inline DemoReply recordedReply(const QString &name)
{
    const Answer answer = parsedRecording(recordedText(name)).answer;
    DemoReply reply;
    reply.status = answer.status;
    reply.body = answer.body;
    for (const char *header : {"server", "content-type", "x-api-version"}) {
        if (answer.headers.contains(header))
            reply.headers.append({header, answer.headers.value(header)});
    }
    return reply;
}

//! `side` is "sandbox" or "production". The lists of the sandbox stand with the stories of Kong.
inline RecordedGateway::Answers recordedKong(const QString &side)
{
    const auto list = [&side](const QString &name) {
        const QString own = QStringLiteral("kong/estate/") + side + u'-' + name;
        return recordedReply(recordedText(own).isEmpty() ? QStringLiteral("kong-estate/list-") + name : own);
    };
    RecordedGateway::Answers answers;
    answers.insert(QStringLiteral("/"), list(QStringLiteral("root")));
    for (const char *word : {"services", "routes", "plugins", "upstreams", "consumers", "acls", "certificates",
                             "ca_certificates", "snis", "key-auths", "basic-auths", "hmac-auths", "jwts", "oauth2"}) {
        const QString name = QString::fromLatin1(word);
        answers.insert(u'/' + name, list(name));
    }
    // The targets were asked for by the upstream's name; the adapter asks by its id.
    const JsonValue upstreams = json(answers.value(QStringLiteral("/upstreams")).body);
    for (const JsonValue &row : *upstreams.find("data")->array()) {
        const QString name = QString::fromStdString(*row.find("name")->string()).section(u'.', 0, 0);
        answers.insert(QStringLiteral("/upstreams/%1/targets").arg(QString::fromStdString(*row.find("id")->string())),
                       list(QStringLiteral("targets-") + name));
    }
    return answers;
}

//! `folder` is one below the recordings of APISIX: "3.13.0".
inline RecordedGateway::Answers recordedApisix(const QString &folder)
{
    RecordedGateway::Answers answers;
    for (const QString &name : apisixRecordingNames(folder)) {
        if (name.startsWith(QStringLiteral("list-")))
            answers.insert(QString::fromUtf8(apisixRecording(folder, name).target).section(u'?', 0, 0),
                           recordedReply(QStringLiteral("apisix/") + folder + u'/' + name));
    }
    return answers;
}

inline DemoReply missingReply(const QByteArray &server)
{
    DemoReply reply;
    reply.status = 404;
    reply.headers = {{"content-type", "application/json"}, {"server", server}};
    reply.body = R"({"message":"Key not found"})";
    return reply;
}

} // namespace bulkhead::test
