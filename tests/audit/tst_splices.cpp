// SPDX-License-Identifier: GPL-3.0-or-later
// Two that are good, mixed: every field, every member, every line and every set of parts of one in the other. None may pass
// but the two.
#include "audit/answer.h"
#include "audit/entryproof.h"
#include "core/base64.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace bulkhead;
using namespace bulkhead::audit;
using namespace bulkhead::audit::test;
using namespace Qt::StringLiterals;

namespace {

//! A .tlog-proof as the fields of its text; any mix of two is a text again.
struct ProofFields
{
    std::array<std::string, 8> fields; //!< extra, index, path, origin, size, root, name and signature

    explicit ProofFields(const EntryProof &proof)
    {
        const SignedNote note = SignedNote::parse(proof.checkpoint).value();
        const Checkpoint checkpoint = Checkpoint::fromText(note.text).value();
        std::string path;
        for (const Digest &hash : proof.path)
            path += toBase64(std::string(hash.begin(), hash.end())) + '\n';
        fields = {toBase64(proof.entry), std::to_string(proof.index), path, checkpoint.origin,
                  std::to_string(checkpoint.size),
                  toBase64(std::string(checkpoint.root.begin(), checkpoint.root.end())), note.lines.front().name,
                      toBase64(note.lines.front().signature)};
    }
    [[nodiscard]] std::string toText() const
    {
        const auto &[extra, index, path, origin, size, root, name, signature] = fields;
        return "c2sp.org/tlog-proof@v1\nextra " + extra + "\nindex " + index + '\n' + path + '\n' + origin + '\n'
            + size + '\n' + root + "\n\n\u2014 " + name + ' '
            + signature + '\n';
    }
};

struct ProofPair
{
    const char *name;
    EntryProof a, b;
};

const std::vector<ProofPair> &proofPairs()
{
    static const LogBuilder log = companyLog(), other = companyLog("other"), plain = plainLog(24, "third");
    static const std::vector<ProofPair> pairs = {
        {"two entries at one size", log.proof(5, 24), log.proof(19, 24)},
        {"one entry at two sizes", log.proof(5, 24), log.proof(5, 20)},
        {"two entries at two sizes", log.proof(5, 17), log.proof(12, 24)},
        {"neighbours", log.proof(10, 24), log.proof(11, 24)},
        {"the last two sizes", log.proof(23, 23), log.proof(24, 24)},
        {"one entry of two logs", log.proof(10, 24), other.proof(10, 24)},
        {"two entries of two logs", log.proof(3, 20), other.proof(17, 24)},
        {"logs of other kinds", log.proof(22, 24), plain.proof(22, 24)},
        {"the smallest and the greatest", log.proof(1, 1), log.proof(24, 24)},
    };
    return pairs;
}

std::vector<VerifierKey> allKeys()
{
    return {LogBuilder().verifier(), LogBuilder("other").verifier(), LogBuilder("third").verifier()};
}

//! A log that begins as the company's does, and goes on otherwise from entry 13 on.
LogBuilder fork()
{
    static const LogBuilder company = companyLog();
    LogBuilder log = beginningOf(company, 12);
    while (log.size() < company.size()) {
        Entry entry = log.claimed("sync");
        entry.detail["fork"] = true;
        log.add(entry);
    }
    return log;
}

struct BundlePair
{
    const char *name;
    std::string a, b;
    bool isOfOneLog;
};

const std::vector<BundlePair> &bundlePairs()
{
    static const std::vector<BundlePair> pairs = {
        {"two logs", companyLog().bundle({8, 16}), companyLog("other").bundle({8, 16}), false},
        {"a fork", companyLog().bundle({8, 16}), fork().bundle({8, 16}), true},
        {"two sizes", companyLog().bundle({8, 16}), beginningOf(companyLog(), 18).bundle({8, 16}), true},
    };
    return pairs;
}

//! A line with one member taken from another line; nothing if that is no change.
std::optional<std::string> withMemberOf(const std::string &line, const std::string &other, const std::string &member)
{
    CanonicalReader reader;
    if (!reader.parse(line) || !reader.parse(other) || !line.starts_with('{') || !other.starts_with('{'))
        return std::nullopt;
    JsonValue mine = jsonOf(line), theirs = jsonOf(other);
    const auto found = theirs.object()->find(member);
    if (found == theirs.object()->end())
        mine.object()->erase(member);
    else
        (*mine.object())[member] = found->second;
    const std::string text = canonical(mine);
    return text == line ? std::nullopt : std::optional(text);
}

std::set<std::string> membersOf(const std::string &line)
{
    std::set<std::string> names;
    CanonicalReader reader;
    const auto element = reader.parse(line);
    if (element && element->is_object()) {
        for (const auto field : objectOf(*element))
            names.emplace(field.key);
    }
    return names;
}

//! A mix counts sealed anew by the key of either log, so that its last line does not give it away.
class Mixes
{
public:
    explicit Mixes(const BundlePair &pair)
        : m_pair(pair)
    {
    }

    void add(const BundleText &mix)
    {
        count(mix.sealedBy(testKey("log plant")));
        if (!m_pair.isOfOneLog)
            count(mix.sealedBy(testKey("log other")));
    }
    void addAsItIs(const BundleText &mix) { count(mix.toText()); }

    int tried = 0, accepted = 0;

private:
    void count(const std::string &text)
    {
        if (text == m_pair.a || text == m_pair.b)
            return;
        ++tried;
        accepted += verifyBundle(text).ok ? 1 : 0; // trusted keys could only refuse more
    }

    const BundlePair &m_pair;
};

template<typename Pairs>
void addRows(const Pairs &pairs)
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < pairs.size(); ++i)
        QTest::newRow(pairs[i].name) << static_cast<int>(i);
}

} // namespace

class TestSplices : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void verifyProof_everySetOfFieldsExchanged_isRefused_data() { addRows(proofPairs()); }
    void verifyProof_everySetOfFieldsExchanged_isRefused();
    void verifyProof_everyHashExchanged_isRefused_data() { addRows(proofPairs()); }
    void verifyProof_everyHashExchanged_isRefused();
    void verifyBundle_everyLineExchanged_isRefused_data() { addRows(bundlePairs()); }
    void verifyBundle_everyLineExchanged_isRefused();
    void verifyBundle_everyMemberExchanged_isRefused_data() { addRows(bundlePairs()); }
    void verifyBundle_everyMemberExchanged_isRefused();
    void verifyBundle_everySetOfPartsExchanged_isRefused_data() { addRows(bundlePairs()); }
    void verifyBundle_everySetOfPartsExchanged_isRefused();
    void verifyBundle_endOfOneBehindTheOther_isRefused_data() { addRows(bundlePairs()); }
    void verifyBundle_endOfOneBehindTheOther_isRefused();
};

void TestSplices::verifyProof_everySetOfFieldsExchanged_isRefused()
{
    QFETCH(const int, number);
    const ProofPair &pair = proofPairs()[static_cast<std::size_t>(number)];
    const std::string a = pair.a.toText(), b = pair.b.toText();
    QVERIFY(verifyProof(a, allKeys()).ok && verifyProof(b, allKeys()).ok);
    QCOMPARE(ProofFields(pair.a).toText(), a);
    int tried = 0, accepted = 0;
    const ProofFields ofA(pair.a), ofB(pair.b);
    for (unsigned set = 1; set < 255; ++set) {
        ProofFields mix = ofA;
        for (std::size_t field = 0; field < mix.fields.size(); ++field) {
            if ((set >> field & 1U) != 0)
                mix.fields[field] = ofB.fields[field];
        }
        const std::string text = mix.toText();
        if (text == a || text == b)
            continue;
        ++tried;
        accepted += verifyProof(text, allKeys()).ok ? 1 : 0;
    }
    qInfo("%d mixes, %d accepted", tried, accepted);
    QCOMPARE(accepted, 0);
    QVERIFY(tried >= 14);
}

void TestSplices::verifyProof_everyHashExchanged_isRefused()
{
    QFETCH(const int, number);
    const ProofPair &pair = proofPairs()[static_cast<std::size_t>(number)];
    std::vector<Digest> hashes = pair.b.path;
    hashes.push_back(leafHash(pair.a.entry));
    hashes.push_back(leafHash(pair.b.entry));
    for (const EntryProof *proof : {&pair.a, &pair.b})
        hashes.push_back(openCheckpoint(proof->checkpoint, allKeys())->root);
    for (std::size_t at = 0; at < pair.a.path.size(); ++at) {
        for (const Digest &hash : hashes) {
            EntryProof mix = pair.a;
            mix.path[at] = hash;
            QVERIFY(mix.path == pair.a.path || !verifyProof(mix.toText(), allKeys()).ok);
            mix = pair.a;
            mix.path.insert(mix.path.begin() + static_cast<std::ptrdiff_t>(at), hash);
            QVERIFY(!verifyProof(mix.toText(), allKeys()).ok);
        }
    }
}

void TestSplices::verifyBundle_everyLineExchanged_isRefused()
{
    QFETCH(const int, number);
    const BundlePair &pair = bundlePairs()[static_cast<std::size_t>(number)];
    QVERIFY(verifyBundle(pair.a).ok && verifyBundle(pair.b).ok);
    const BundleText a(pair.a), b(pair.b);
    Mixes mixes(pair);
    for (const auto &[one, two] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        for (std::size_t line = 0; line < one->lines.size() && line < two->lines.size(); ++line) {
            BundleText mix = *one;
            mix.lines[line] = two->lines[line];
            mixes.addAsItIs(mix);
            mixes.add(mix);
        }
    }
    qInfo("%d mixes, %d accepted", mixes.tried, mixes.accepted);
    QCOMPARE(mixes.accepted, 0);
    QVERIFY(mixes.tried > 50);
}

void TestSplices::verifyBundle_everyMemberExchanged_isRefused()
{
    QFETCH(const int, number);
    const BundlePair &pair = bundlePairs()[static_cast<std::size_t>(number)];
    const BundleText a(pair.a), b(pair.b);
    Mixes mixes(pair);
    for (std::size_t line = 1; line < std::min(a.lines.size(), b.lines.size()); ++line) {
        std::set<std::string> members = membersOf(a.lines[line]);
        members.merge(membersOf(b.lines[line]));
        for (const std::string &member : members) {
            const auto text = withMemberOf(a.lines[line], b.lines[line], member);
            if (!text)
                continue;
            BundleText mix = a;
            mix.lines[line] = *text;
            mixes.add(mix);
        }
    }
    qInfo("%d mixes, %d accepted", mixes.tried, mixes.accepted);
    QCOMPARE(mixes.accepted, 0);
    QVERIFY(mixes.tried > 50);
}

void TestSplices::verifyBundle_everySetOfPartsExchanged_isRefused()
{
    QFETCH(const int, number);
    const BundlePair &pair = bundlePairs()[static_cast<std::size_t>(number)];
    BundleText a(pair.a), b(pair.b);
    const auto partsOf = [](const BundleText &bundle) {
        const std::size_t sizes[] = {1, 1, bundle.count("checkpoints"), bundle.count("entries"), bundle.count("state"),
                                     1};
        std::vector<std::vector<std::string>> parts;
        auto at = bundle.lines.begin();
        for (const std::size_t size : sizes) {
            parts.emplace_back(at, at + static_cast<std::ptrdiff_t>(size));
            at += static_cast<std::ptrdiff_t>(size);
        }
        return parts;
    };
    const auto ofA = partsOf(a), ofB = partsOf(b);
    Mixes mixes(pair);
    for (unsigned set = 1; set < 63; ++set) {
        BundleText mix = a;
        mix.lines.clear();
        for (std::size_t part = 0; part < ofA.size(); ++part) {
            const auto &lines = (set >> part & 1U) != 0 ? ofB[part] : ofA[part];
            mix.lines.insert(mix.lines.end(), lines.begin(), lines.end());
        }
        mixes.add(mix);
        for (const auto &[member, part] : {std::pair("checkpoints", 2), std::pair("entries", 3), std::pair("state", 4)})
            mix.setHeader(member,
                          static_cast<std::int64_t>(((set >> part & 1U) != 0 ? ofB
                                                     : ofA)[static_cast<std::size_t>(part)].size()));
        mixes.add(mix);
    }
    qInfo("%d mixes, %d accepted", mixes.tried, mixes.accepted);
    QCOMPARE(mixes.accepted, 0);
}

void TestSplices::verifyBundle_endOfOneBehindTheOther_isRefused()
{
    QFETCH(const int, number);
    const BundlePair &pair = bundlePairs()[static_cast<std::size_t>(number)];
    BundleText a(pair.a), b(pair.b);
    Mixes mixes(pair);
    for (std::size_t cut = 1; cut < std::min(a.count("entries"), b.count("entries")); ++cut) {
        BundleText mix = a;
        for (std::size_t at = cut; at < std::min(a.count("entries"), b.count("entries")); ++at)
            mix.entry(at) = b.entry(at);
        mixes.add(mix);
        for (std::size_t note = 0; note < std::min(a.count("checkpoints"), b.count("checkpoints")); ++note)
            mix.note(note) = b.note(note);
        mixes.add(mix);
    }
    qInfo("%d mixes, %d accepted", mixes.tried, mixes.accepted);
    QCOMPARE(mixes.accepted, 0);
}

QTEST_GUILESS_MAIN(TestSplices)
#include "core/jsonreader.h"
#include "tst_splices.moc"
