// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/hostileserver.h"

namespace bulkhead {

//! Stands before an HTTP server on loopback and hands on every request, until it is told to break one. Sees all that is sent. Lives on the test's thread.
class CuttingRelay : public QObject
{
    Q_OBJECT
public:
    enum class Cut {
        None,
        BeforeWriting, //!< the request never arrives
        AfterWriting,  //!< it arrives and is done, its answer is lost
        Never          //!< it never arrives, and nothing is closed
    };

    explicit CuttingRelay(const QUrl &to);
    ~CuttingRelay() override;

    [[nodiscard]] QUrl url() const;
    //! What happens to the next request that is no GET, and to every try of it.
    void cutWrites(Cut cut) { m_cut = cut; }
    //! Answers the next request of that verb, to a target that begins so, itself, once; what was said first comes first.
    void answerNext(const QByteArray &verb, const QByteArray &target, const QByteArray &answer) { m_answers.append({verb, target, answer}); }
    //! Called before a request that writes is handed on.
    void beforeWriting(std::function<void()> hook) { m_hook = std::move(hook); }
    [[nodiscard]] const QList<SeenRequest> &seen() const { return m_seen; }
    [[nodiscard]] QList<SeenRequest> writes() const;

signals:
    void writeCame();

private:
    struct Channel
    {
        QTcpSocket *client = nullptr, *server = nullptr;
        QByteArray buffer;
        bool isCut = false; //!< what the server answers next is lost
    };
    void accept();
    void read(const std::shared_ptr<Channel> &channel);
    void handOn(Channel &channel, SeenRequest request);
    [[nodiscard]] QByteArray takeAnswer(const SeenRequest &request);

    struct Answer
    {
        QByteArray verb, target, text;
    };

    QTcpServer m_listener;
    QUrl m_to;
    Cut m_cut = Cut::None;
    std::function<void()> m_hook;
    QList<SeenRequest> m_seen;
    QList<Answer> m_answers;
};

} // namespace bulkhead
