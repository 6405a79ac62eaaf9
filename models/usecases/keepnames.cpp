// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/keepnames.h"

#include "usecases/loadcatalog.h"

#include <algorithm>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int atOnce = 16;
constexpr int silentAfter = 2 * atOnce; //!< so many names without any answer, one after the other

//! The names that are still to be asked, shared by all that ask.
class Questions
{
public:
    Questions(NameResolver &resolver, const std::set<std::string> &names, CancelToken cancel)
        : m_resolver(resolver)
        , m_cancel(std::move(cancel))
    {
        for (const std::string &name : names)
            m_open.append(QString::fromStdString(name));
    }

    QCoro::Task<> askAll()
    {
        std::vector<QCoro::Task<>> tasks;
        for (int i = 0; i < atOnce && i < m_open.size(); ++i)
            tasks.push_back(askRest());
        for (auto &task : tasks)
            co_await task;
    }

    [[nodiscard]] bool isSilent() const { return m_unanswered >= silentAfter; }
    [[nodiscard]] QList<NameAnswer> &answers() { return m_answers; }

private:
    QCoro::Task<> askRest()
    {
        while (m_next < m_open.size() && !isSilent() && !m_cancel.isCancelled()) {
            const QString host = m_open.at(m_next++);
            const auto addresses = co_await m_resolver.addresses(host, m_cancel);
            take(host, addresses);
        }
    }

    void take(const QString &host, const Result<QList<QString>> &addresses)
    {
        if (!addresses && addresses.error().kind == Error::Kind::Cancelled)
            return;
        const bool isTimeout = !addresses && addresses.error().kind == Error::Kind::Timeout;
        m_unanswered = isTimeout ? m_unanswered + 1 : 0;
        m_answers.append({host, addresses ? *addresses : QList<QString>(), {}});
    }

    NameResolver &m_resolver;
    CancelToken m_cancel;
    QList<QString> m_open;
    qsizetype m_next = 0;
    int m_unanswered = 0;
    QList<NameAnswer> m_answers;
};

Error notAsked(qint64 left, bool isSilent)
{
    Error error;
    error.kind = isSilent ? Error::Kind::Timeout : Error::Kind::Cancelled;
    error.place = u"names"_s;
    error.what = isSilent ? u"the name service does not answer: %1 names were not asked"_s.arg(left)
                          : u"cancelled: %1 names were not asked"_s.arg(left);
    if (isSilent)
        error.hint = u"check this computer's name service, or give addresses below isolation.resolve.hosts"_s;
    return error;
}

} // namespace

QCoro::Task<NamesReport> keepNames(NameResolver &resolver, Store &store, EstateConfig estate, SnapshotId snapshot,
                                   CancelToken cancel)
{
    NamesReport report;
    if (!estate.isolation.resolve.enabled)
        co_return report;
    const auto view = loadCatalog(store, estate, snapshot, cancel);
    if (!view) {
        report.error = view.error();
        co_return report;
    }
    Questions questions(resolver, (*view)->facts->names, cancel);
    co_await questions.askAll();
    const QList<NameAnswer> &answers = questions.answers();
    report.names = static_cast<qint64>((*view)->facts->names.size());
    report.asked = answers.size();
    report.answered = std::count_if(answers.cbegin(), answers.cend(),
                                    [](const NameAnswer &answer) { return !answer.addresses.isEmpty(); });
    if (const auto kept = store.keepNames(snapshot, answers); !kept)
        report.error = kept.error();
    else if (report.asked < report.names)
        report.error = notAsked(report.names - report.asked, questions.isSilent());
    co_return report;
}

} // namespace bulkhead
