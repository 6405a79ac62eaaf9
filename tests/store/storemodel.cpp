// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storemodel.h"

#include "store/storefixture.h"

#include <random>
#include <set>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

struct Value
{
    std::string payload;
    CollectionKey collection;
};
using State = std::map<std::string, Value>; //!< by rowKey: its order is the store's key order here

class History
{
public:
    History(Store &store, quint32 seed)
        : m_store(store)
        , m_random(seed)
        , m_gateway(u"g%1"_s.arg(seed))
    {
    }

    QString run(const StoreOpener &opener)
    {
        const int syncs = 2 + pick(6);
        for (int i = 0; i < syncs && m_problem.isEmpty(); ++i)
            sync();
        const Result<std::unique_ptr<Store>> fresh = opener();
        if (!fresh)
            return fresh.error().toText();
        for (const auto &[snapshot, state] : m_states)
            compare(**fresh, snapshot, state);
        for (int i = 0; i < 3; ++i)
            compareChanges(**fresh);
        return m_problem;
    }

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }
    template<typename T>
    T must(Result<T> result)
    {
        if (!result) {
            fail(result.error().toText());
            return {};
        }
        return std::move(result).value();
    }

    void sync()
    {
        m_reported.clear();
        const SnapshotId snapshot = must(m_store.beginSnapshot(u"acme"_s, at(++m_clock)));
        for (int writers = pick(8) == 0 ? 2 : 1; writers > 0; --writers) {
            auto writer = must(m_store.beginGateway(snapshot, GatewayId(m_gateway)));
            if (!writer)
                return;
            writeCollections(*writer);
        }
        m_states[snapshot] = m_current;
    }

    void writeCollections(SyncWriter &writer)
    {
        bool complete = true;
        for (const char *workspace : {"", "w"}) {
            for (const char *name : {"a", "b", "c"}) {
                if (pick(5) != 0)
                    complete = writeCollection(writer, {workspace, name}) && complete;
            }
        }
        if (pick(2) != 0)
            return;
        if (const Result<WriteCounts> closed = writer.closeMissingCollections(); !closed)
            fail(closed.error().toText());
        if (complete)
            std::erase_if(m_current, [this](const auto &entry) {
                return m_reported.count(entry.second.collection) == 0;
            });
    }

    bool writeCollection(SyncWriter &writer, const CollectionKey &key)
    {
        m_reported.insert(key);
        std::vector<EntityRecord> records;
        std::set<std::string> seen;
        const int repeats = pick(3); // often the very same rows as before
        const int count = pick(6);
        for (int i = 0; i < count; ++i) {
            const auto kind = pick(2) == 0 ? EntityKind::Route : EntityKind::Target;
            const std::string id = "id" + std::to_string(pick(5));
            records.push_back(record(id, std::to_string(repeats == 0 ? pick(4) : 0), kind));
            const std::string full = rowKey(m_gateway, key.workspace, kind, id);
            m_next[full] = {records.back().payload, key};
            seen.insert(full);
        }
        const int ending = pick(6);
        const bool complete = ending > 1;
        CollectionReport said = report(key, ending == 0 ? FactState::Unreadable : FactState::Known,
                                       ending == 1);
        for (EntityRecord &one : records) {
            if (const auto added = writer.add(key, {std::move(one)}); !added)
                fail(added.error().toText());
        }
        if (const Result<WriteCounts> written = writer.finish(said); !written)
            fail(written.error().toText());
        for (auto &[full, value] : std::exchange(m_next, {}))
            m_current[full] = value;
        if (complete)
            std::erase_if(m_current, [&](const auto &entry) {
                return entry.second.collection == key && seen.count(entry.first) == 0;
            });
        return complete;
    }

    void compare(Store &store, SnapshotId snapshot, const State &state)
    {
        Rows expected;
        for (const auto &[key, value] : state)
            expected.emplace_back(key, value.payload);
        Rows found;
        const std::string prefix = m_gateway.toStdString() + '\n';
        for (auto &row : rowsAt(store, snapshot)) {
            if (row.first.starts_with(prefix) || row.first == "error")
                found.push_back(std::move(row));
        }
        if (found != expected)
            fail(u"snapshot %1 has %2 rows, expected %3"_s.arg(snapshot)
                     .arg(found.size())
                     .arg(expected.size()));
    }

    void compareChanges(Store &store)
    {
        auto from = std::next(m_states.begin(), pick(static_cast<int>(m_states.size())));
        auto to = std::next(m_states.begin(), pick(static_cast<int>(m_states.size())));
        if (from->first > to->first)
            std::swap(from, to);
        std::map<std::string, std::pair<std::string, std::string>> expected, found;
        for (const auto &[key, value] : from->second)
            expected[key].first = value.payload;
        for (const auto &[key, value] : to->second)
            expected[key].second = value.payload;
        std::erase_if(expected, [](const auto &e) { return e.second.first == e.second.second; });
        for (const Store::Changes &change : must(store.changesBetween(from->first, to->first, 0)))
            found[rowKey(change.gateway.text(), change.workspace, change.kind, change.nativeId)]
                = {change.before, change.after};
        if (found != expected)
            fail(u"changes %1 to %2: %3, expected %4"_s.arg(from->first)
                     .arg(to->first)
                     .arg(found.size())
                     .arg(expected.size()));
    }

    Store &m_store;
    std::mt19937 m_random;
    QString m_gateway, m_problem;
    qint64 m_clock = 0;
    State m_current, m_next;
    std::set<CollectionKey> m_reported;
    std::map<SnapshotId, State> m_states;
};

} // namespace

QString checkRandomHistory(Store &store, const StoreOpener &opener, quint32 seed)
{
    return History(store, seed).run(opener);
}

} // namespace bulkhead
