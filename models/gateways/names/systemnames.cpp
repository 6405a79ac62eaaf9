// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateways/names/systemnames.h"

#include "gateways/names/namelookup.h"

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error notFound(Error::Kind kind, const QString &host, const QString &what)
{
    return Error{.kind = kind, .place = host, .what = what,
                 .hint = u"give its address below isolation.resolve.hosts if this computer cannot know it"_s, .retryAfter = {}};
}

//! Kept for documentation and tests (RFC 2606, RFC 6761): no name server knows them.
bool isReserved(const QString &host)
{
    const QString top = host.section(u'.', -1);
    return top == "example"_L1 || top == "test"_L1 || top == "invalid"_L1;
}

QString textOf(const QHostAddress &address)
{
    bool isFour = false;
    const QHostAddress four(address.toIPv4Address(&isFour));
    if (isFour)
        return four.toString();
    QHostAddress plain = address;
    plain.setScopeId({});
    return plain.toString();
}

} // namespace

QCoro::Task<Result<QList<QString>>> SystemNames::addresses(QString host, CancelToken cancel)
{
    if (isReserved(host))
        co_return notFound(Error::Kind::NameLookup, host, u"no name server knows names of this kind"_s);
    const NameLookup found = co_await lookUp(host, cancel, m_timeout);
    if (found.end == StepWait::End::Cancelled)
        co_return notFound(Error::Kind::Cancelled, host, u"the search for its addresses was cancelled"_s);
    if (found.end == StepWait::End::TimedOut)
        co_return notFound(Error::Kind::Timeout, host, u"the name service did not answer in time"_s);
    if (found.addresses.isEmpty())
        co_return notFound(Error::Kind::NameLookup, host, u"the name has no address"_s);
    QStringList texts;
    for (const QHostAddress &address : found.addresses)
        texts.append(textOf(address));
    texts.sort();
    texts.removeDuplicates();
    co_return texts;
}

} // namespace bulkhead
