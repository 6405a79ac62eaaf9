// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/certificates/comparecertificates.h"

#include "core/digest.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead::collectors {

using namespace Qt::StringLiterals;
using evidence::Evidence;
using evidence::EvidenceUnit;
using isolation::Verdict;

namespace {

constexpr const char *collector = "bulkhead served certificates 1";

//! A key with all that serves it on one side.
struct Holder
{
    QStringList places;
    std::set<std::string> names;
    std::set<std::string> issuers; //!< those of which the chain shows that they are an intermediate's
};

//! By SPKI.
using Side = std::map<std::string, Holder>;

Side holdersOf(const std::vector<ServedChain> &chains)
{
    Side side;
    for (const ServedChain &chain : chains) {
        if (chain.certificates.empty())
            continue;
        const ServedCertificate &leaf = chain.certificates.front();
        Holder &holder = side[leaf.spki];
        holder.places.append(chain.place());
        holder.names.insert(leaf.names.begin(), leaf.names.end());
        if (chain.certificates.size() > 1 && chain.certificates[1].subject != chain.certificates[1].issuer)
            holder.issuers.insert(chain.certificates[1].spki);
    }
    return side;
}

bool meet(const std::set<std::string> &a, const std::set<std::string> &b)
{
    return std::any_of(a.begin(), a.end(), [&b](const std::string &one) { return b.contains(one); });
}

int unreadOf(const std::vector<ServedChain> &chains)
{
    return static_cast<int>(std::count_if(chains.begin(), chains.end(), [](const ServedChain &chain) { return chain.certificates.empty(); }));
}

EvidenceUnit unitOf(const std::string &spki, Verdict verdict, const QString &detail)
{
    return {"key:" + spki, verdict, detail.toStdString()};
}

//! What is said of a key that only one side serves.
EvidenceUnit judged(const std::string &spki, const Holder &holder, const Side &other, bool isOtherWhole)
{
    const QString places = holder.places.join(u", "_s);
    for (const auto &[key, theirs] : other) {
        if (meet(holder.names, theirs.names))
            return unitOf(spki, Verdict::Warn, u"%1 and %2 serve different keys for the same name"_s.arg(places, theirs.places.join(u", "_s)));
    }
    if (!isOtherWhole || other.empty())
        return unitOf(spki, Verdict::Unknown, u"served by %1; not every host of the other side answered"_s.arg(places));
    for (const auto &[key, theirs] : other) {
        if (meet(holder.issuers, theirs.issuers))
            return unitOf(spki, Verdict::Warn, u"%1 and %2 have keys of their own from one intermediate"_s.arg(places, theirs.places.join(u", "_s)));
    }
    return unitOf(spki, Verdict::Pass, u"served by %1 only"_s.arg(places));
}

void addUnread(const std::vector<ServedChain> &chains, std::set<std::string> &seen, std::vector<EvidenceUnit> &units)
{
    for (const ServedChain &chain : chains) {
        const std::string name = "host:" + chain.place().toStdString();
        if (!chain.certificates.empty() || !seen.insert(name).second)
            continue;
        const QString why = chain.error ? chain.error->toText() : u"it served no certificate"_s;
        units.push_back({name, Verdict::Unknown, why.toStdString()});
    }
}

std::string bytesOf(const std::vector<ServedChain> &sandbox, const std::vector<ServedChain> &production)
{
    std::string bytes;
    for (const auto *side : {&sandbox, &production}) {
        for (const ServedChain &chain : *side) {
            for (const ServedCertificate &certificate : chain.certificates)
                bytes += certificate.digest;
        }
    }
    return bytes;
}

std::string queryOf(const std::vector<ServedChain> &sandbox, const std::vector<ServedChain> &production)
{
    QStringList places[2];
    for (const ServedChain &chain : sandbox)
        places[0].append(chain.place());
    for (const ServedChain &chain : production)
        places[1].append(chain.place());
    return QString(u"TLS handshakes with " + places[0].join(u' ') + u" (sandbox) and " + places[1].join(u' ') + u" (production)").toStdString();
}

} // namespace

Evidence compareCertificates(const std::vector<ServedChain> &sandbox, const std::vector<ServedChain> &production, const evidence::PairScope &pair, bool areAll, UtcTime startedAt,
                             UtcTime finishedAt)
{
    const Side ours = holdersOf(sandbox), theirs = holdersOf(production);
    const int unreadSandbox = unreadOf(sandbox), unreadProduction = unreadOf(production);
    Evidence evidence;
    evidence.control = "DAT-03";
    evidence.pair = pair;
    evidence.source = "certificates that hosts serve";
    evidence.collector = collector;
    evidence.query = queryOf(sandbox, production);
    evidence.startedAt = startedAt;
    evidence.finishedAt = finishedAt;
    const auto all = static_cast<std::int64_t>(sandbox.size() + production.size());
    evidence.received = all - unreadSandbox - unreadProduction;
    evidence.expected = areAll ? all : -1;
    evidence.pages = all;
    const std::string bytes = bytesOf(sandbox, production);
    evidence.digest = toHex(sha256(bytes));
    evidence.bytes = static_cast<std::int64_t>(bytes.size());
    for (const auto &[spki, holder] : ours) {
        const auto same = theirs.find(spki);
        evidence.units.push_back(same == theirs.end() ? judged(spki, holder, theirs, unreadProduction == 0)
                                                      : unitOf(spki, Verdict::Fail, u"%1 (sandbox) and %2 (production) serve one key"_s.arg(holder.places.join(u", "_s), same->second.places.join(u", "_s))));
    }
    for (const auto &[spki, holder] : theirs) {
        if (!ours.contains(spki))
            evidence.units.push_back(judged(spki, holder, ours, unreadSandbox == 0));
    }
    std::set<std::string> seen;
    addUnread(sandbox, seen, evidence.units);
    addUnread(production, seen, evidence.units);
    return evidence;
}

} // namespace bulkhead::collectors
