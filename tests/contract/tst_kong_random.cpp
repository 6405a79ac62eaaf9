// SPDX-License-Identifier: GPL-3.0-or-later
// Random APIs on two Kongs: whatever the plan is, it does what it says, and undoing it restores every byte.
#include "contract/kongbench.h"

#include <QTest>

#include <random>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

namespace {

using Row = JsonValue::Object;

//! One side of an API; equal seeds give equal sides.
class RandomSide
{
public:
    RandomSide(std::mt19937 &random, bool isSource)
        : m_random(random)
        , m_isSource(isSource)
        , m_domain(isSource ? "sbx.test" : "test")
    {
    }

    KongSeed made()
    {
        std::string host = "direct." + m_domain;
        if (one(2)) {
            host = m_isSource ? "pool.sbx" : "pool";
            addUpstream(host);
        }
        Row fields = common("service");
        fields.emplace("path", one(3) ? JsonValue() : JsonValue(std::string("/v") + std::to_string(number(3))));
        fields.emplace("retries", number(4));
        m_service = m_seed.service(m_isSource ? "orders-api" : "orders", host, std::move(fields));
        for (const char *name : {"list", "show", "make", "move", "drop"}) {
            if (one(2))
                addRoute(name);
        }
        addPolicies("service", m_service);
        if (one(4)) // others use the pool too
            m_seed.service("reports", host, common("reports"));
        return std::move(m_seed);
    }

private:
    bool one(std::uint32_t of) { return m_random() % of == 0; }
    std::int64_t number(std::uint32_t below) { return static_cast<std::int64_t>(m_random() % below); }
    JsonValue id(const std::string &what) const { return KongSeed::uuid((m_isSource ? "here " : "there ") + what); }

    Row common(const std::string &what)
    {
        Row row{{"id", id(what)}};
        const auto tags = number(3);
        if (tags > 0)
            row.emplace("tags", tags == 1 ? JsonValue(JsonValue::Array()) : KongSeed::list({"team:" + what}));
        return row;
    }

    JsonValue someOf(std::vector<std::string> values)
    {
        std::shuffle(values.begin(), values.end(), m_random);
        values.resize(1 + m_random() % values.size());
        return KongSeed::list(values);
    }

    void addUpstream(const std::string &name)
    {
        const std::string upstream = m_seed.upstream(name, common("upstream"));
        for (const char *target : {"a.", "b.", "c."}) {
            if (one(2))
                m_seed.target(upstream, target + m_domain + ":8080", static_cast<int>(number(4)) * 50);
        }
    }

    void addRoute(const std::string &name)
    {
        Row fields = common(name);
        fields.emplace("methods", one(3) ? JsonValue() : someOf({"GET", "PUT", "POST"}));
        fields.emplace("hosts", one(3) ? JsonValue() : KongSeed::list({"orders." + m_domain}));
        if (one(3))
            fields.emplace("headers", Row{{"x-version", someOf({"1", "2"})}});
        fields.emplace("strip_path", one(2));
        fields.emplace("regex_priority", number(3));
        const std::string route = m_seed.route("orders-" + name, m_service, '/' + name, std::move(fields));
        addPolicies("route", route);
    }

    void addPolicies(const std::string &scope, const std::string &owner)
    {
        const auto add = [&](const char *name, Row config) {
            Row fields = common(name + owner);
            fields.emplace("enabled", !one(4));
            m_seed.plugin(name, std::move(config), scope, owner, std::move(fields));
        };
        // The target has secrets more often, so that there are some to keep.
        const bool isSecret = m_isSource ? one(6) : one(2);
        if (one(2))
            add("cors", {{"max_age", number(3)}, {"origins", one(2) ? JsonValue() : KongSeed::list({"https://shop." + m_domain})}});
        if (one(3)) {
            Row redis{{"host", "redis." + m_domain}, {"password", isSecret ? JsonValue("CANARY-" + m_domain) : JsonValue()}, {"port", 6379 + number(2)}};
            Row echoed{{"minute", 1 + number(3)}, {"policy", "redis"}, {"redis", redis}};
            for (const auto &[member, value] : redis)
                echoed.emplace("redis_" + member, value);
            add("rate-limiting", std::move(echoed));
        }
        if (one(3)) {
            Row headers{{"X-Plain", "CANARY-plain-" + m_domain}};
            add("http-log", {{"headers", isSecret ? JsonValue(headers) : JsonValue()}, {"http_endpoint", "http://log." + m_domain + "/in"}, {"timeout", number(3)}});
        }
        if (one(4))
            add("correlation-id", {{"header_name", one(2) ? JsonValue("X-One") : JsonValue("{vault://env/x}")}});
    }

    std::mt19937 &m_random;
    bool m_isSource;
    std::string m_domain, m_service;
    KongSeed m_seed;
};

} // namespace

class TestKongRandom : public QObject
{
    Q_OBJECT
private slots:
    void plans_ofRandomApis_goThereAndBack();
};

void TestKongRandom::plans_ofRandomApis_goThereAndBack()
{
    if (!KongBench::live().isEmpty() || KongBench::isHalfLive())
        QSKIP("needs fakes of its own");
    constexpr std::uint32_t seed = 20261130;
    const int rounds = qEnvironmentVariableIsSet("BULKHEAD_FULL") ? 2000 : 60;
    std::mt19937 random(seed);
    int blocked = 0;
    for (int i = 0; i < rounds; ++i) {
        KongSeed source = RandomSide(random, true).made();
        KongSeed target = random() % 5 == 0 ? KongSeed() : RandomSide(random, false).made();
        KongBench bench(std::move(source), std::move(target));
        EditorChecks checks(bench);
        bool isBlocked = false;
        const QString problem = checks.thereAndBack(random() % 2 == 0, isBlocked);
        QVERIFY2(problem.isEmpty(), qPrintable(u"seed %1, round %2: %3"_s.arg(seed).arg(i).arg(problem)));
        blocked += isBlocked ? 1 : 0;
    }
    qInfo("seed %u, %d plans, %d of them blocked", seed, rounds, blocked);
    QVERIFY(blocked < rounds / 2);
}

QTEST_GUILESS_MAIN(TestKongRandom)
#include "tst_kong_random.moc"
