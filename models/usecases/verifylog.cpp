// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/verifylog.h"

#include "audit/entryreader.h"
#include "audit/names.h"
#include "core/digest.h"
#include "usecases/rememberedheads.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <limits>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr std::uint64_t progressStep = 4096;
constexpr qint64 mostCheckpointBytes = 64LL << 20;
constexpr std::size_t mostCheckpoints = 200'000;

Error fileError(const QString &path, const QString &what)
{
    return Error{.kind = Error::Kind::BadFile, .place = path, .what = what, .hint = {}, .retryAfter = {}};
}

Error cancelled()
{
    return Error{.kind = Error::Kind::Cancelled, .place = {}, .what = u"the verification was cancelled"_s, .hint = {}, .retryAfter = {}};
}

//! Tells progress and whether to go on.
class Pace
{
public:
    Pace(const OnVerified &onVerified, const CancelToken &cancel)
        : m_onVerified(onVerified)
        , m_cancel(cancel)
    {
    }
    bool step(std::uint64_t all)
    {
        if (++m_done % progressStep == 0 && m_onVerified)
            m_onVerified(m_done, all);
        return !m_cancel.isCancelled();
    }

private:
    const OnVerified &m_onVerified;
    const CancelToken &m_cancel;
    std::uint64_t m_done = 0;
};

AuditColumns columnsOf(const audit::EntryView &entry)
{
    using Signing = audit::ActionRule::Signing;
    const Signing signing = audit::ruleOf(entry.action).signing;
    AuditColumns columns;
    columns.at = audit::timeFrom(entry.at).value_or(UtcTime());
    columns.action = entry.action;
    columns.phase = audit::toWire(entry.phase);
    columns.who = entry.isSigned() ? entry.person : entry.claim;
    columns.objectKind = entry.objectKind;
    columns.objectId = entry.objectId;
    columns.environment = entry.environment;
    columns.isSigned = entry.isSigned();
    columns.decides = signing == Signing::Always || signing == Signing::Never;
    return columns;
}

//! Whether what a store keeps beside the entries is what they say.
class IndexCheck
{
public:
    explicit IndexCheck(AuditStore &store, audit::Frontier behind = {})
        : m_store(store)
        , m_frontier(std::move(behind))
    {
    }

    void take(const AuditRow &row)
    {
        if (m_firstBad != 0)
            return;
        const Digest leaf = audit::leafHash(row.entry);
        const auto entry = m_reader.parse(row.entry);
        bool isGood = entry && row.seq == m_frontier.size() + 1 && row.leaf == leaf && row.nonce == entry->nonce && row.columns == columnsOf(*entry);
        m_frontier.append(leaf, [&](const audit::NodeId &id, const Digest &hash) {
            const auto node = id.level > 0 ? m_store.node(id) : Result<std::optional<Digest>>(std::optional(hash));
            isGood = isGood && node && *node == hash;
        });
        if (!isGood)
            m_firstBad = m_frontier.size();
    }
    [[nodiscard]] std::uint64_t firstBad() const { return m_firstBad; }

private:
    AuditStore &m_store;
    audit::EntryReader m_reader;
    audit::Frontier m_frontier;
    std::uint64_t m_firstBad = 0;
};

void takeIndex(const IndexCheck &index, audit::Verification &answer)
{
    if (!answer.ok || index.firstBad() == 0)
        return;
    answer.ok = answer.anchored = false;
    answer.firstBad = audit::FirstBad{index.firstBad(), audit::Damage::Index};
}

//! What the entries from one on come to, as far as the contents reach; the head of it is not told yet.
Result<VerifiedWhole> verifyRows(AuditStore &store, std::uint64_t from, const AuditContents &contents, audit::LogVerifier &verifier, IndexCheck &index,
                                 const OnVerified &onVerified, const CancelToken &cancel)
{
    Pace pace(onVerified, cancel);
    const auto read = store.readEntries(from, [&](const AuditRow &row) {
        if (row.seq > contents.size)
            return false; // came meanwhile
        verifier.take(row.entry);
        index.take(row);
        return pace.step(contents.size);
    });
    if (!read)
        return read.error();
    if (cancel.isCancelled())
        return cancelled();
    VerifiedWhole whole{verifier.end(contents.state, true), {}, verifier.standing()};
    takeIndex(index, whole.answer);
    return whole;
}

//! What is to be remembered of a verification, but for its time.
Result<audit::VerifiedHead> headOf(AuditStore &store, const audit::Verification &answer, const audit::Standing &standing)
{
    audit::VerifiedHead head;
    head.log = answer.log;
    head.size = answer.size;
    head.isOk = answer.ok;
    head.firstBad = answer.firstBad;
    if (!answer.ok)
        return head;
    head.root = *answer.root;
    head.leaf = standing.leaf;
    head.people = standing.state.peopleDigest();
    head.policy = standing.state.policyDigest();
    head.anchoredUntil = answer.anchoredUntil;
    const auto time = answer.anchoredUntil > 0 ? timeOfEntry(store, answer.anchoredUntil) : Result<UtcTime>(UtcTime());
    if (!time)
        return time.error();
    head.anchoredAt = *time;
    return head;
}

struct Beginning
{
    std::string log;
    audit::VerifierKey key;
};

//! What the first entry says the log is; what it says is verified with the rest.
Beginning beginningOf(const std::optional<AuditRow> &first)
{
    audit::EntryReader reader;
    const auto entry = first ? reader.parse(first->entry) : std::nullopt;
    if (!entry)
        return {};
    return {std::string(entry->log), audit::VerifierKey::fromText(stringAt(entry->detail, "key")).value_or(audit::VerifierKey())};
}

//! The id of the log that a checkpoint names; empty if it names none.
std::string logOf(const std::string &note)
{
    const auto parsed = audit::SignedNote::parse(note);
    const auto head = parsed ? audit::Checkpoint::fromText(parsed->text) : std::nullopt;
    const std::string prefix = audit::originOf({});
    return head && head->origin.starts_with(prefix) ? head->origin.substr(prefix.size()) : std::string();
}

audit::Ground groundOf(const std::optional<AuditRow> &first, const AuditContents &contents, const VerifyAgainst &against)
{
    Beginning beginning = beginningOf(first);
    if (beginning.log.empty() && !contents.notes.empty()) // the first entry is damaged: a checkpoint still says which log it was
        beginning.log = logOf(contents.notes.front());
    audit::Ground ground{beginning.log, beginning.key, contents.count, contents.notes, against.outside, against.remembered, against.trusted, against.requireAnchor};
    if (ground.key.name.empty() && against.trusted.size() == 1)
        ground.key = against.trusted.front();
    if (ground.key.name.empty())
        ground.key.name = audit::originOf(ground.log); // fits, and verifies nothing: the entry itself is what is wrong
    return ground;
}

//! Leaves out those of more entries. One that is no checkpoint stays: it is wrong whatever the size.
void dropLonger(std::vector<std::string> &notes, std::uint64_t size)
{
    std::erase_if(notes, [size](const std::string &note) {
        const auto head = statedHead(note);
        return head && head->size > size;
    });
}

//! Leaves out those of fewer entries; as above.
void dropShorter(std::vector<std::string> &notes, std::uint64_t size)
{
    std::erase_if(notes, [size](const std::string &note) {
        const auto head = statedHead(note);
        return head && head->size < size;
    });
}

bool holdsSizeOf(const std::vector<std::string> &notes, std::uint64_t size)
{
    return size > 0 && std::any_of(notes.begin(), notes.end(), [size](const std::string &note) {
        const auto head = statedHead(note);
        return head && head->size == size;
    });
}

//! Whether a log that was verified begins with, or is, each of these; its tree is that of the store then.
Result<bool> fitsHeads(AuditStore &store, const std::vector<std::string> &notes, const audit::Verification &answer)
{
    for (const std::string &note : notes) {
        const auto head = statedHead(note);
        if (!head || head->origin != audit::originOf(answer.log) || head->size > answer.size)
            return false;
        Error failure;
        bool hasFailed = false;
        const auto root = audit::rootAt(head->size, [&](const audit::NodeId &id) -> std::optional<Digest> {
            const auto node = store.node(id);
            hasFailed = hasFailed || !node;
            if (!node)
                failure = node.error();
            return node ? *node : std::nullopt;
        });
        if (hasFailed)
            return failure;
        if (root != head->root)
            return false;
    }
    return true;
}

//! The edge of the tree at a head as the store has it, if its root is that of the head.
Result<std::optional<audit::Frontier>> frontierAt(AuditStore &store, const audit::VerifiedHead &head)
{
    std::vector<Digest> hashes;
    for (const audit::NodeId &id : audit::Frontier::nodesOf(head.size)) {
        const auto node = store.node(id);
        if (!node)
            return node.error();
        hashes.push_back(node->value_or(Digest()));
    }
    const auto edge = audit::Frontier::of(head.size, hashes);
    return edge.root() == head.root ? std::optional(edge) : std::nullopt;
}

//! People and policy at a head from the entries that decided until then, if they come out as they did when it was verified.
Result<std::optional<audit::Standing>> standingAt(AuditStore &store, const audit::VerifiedHead &head, const audit::Frontier &edge)
{
    const auto decisions = store.decisions(0);
    if (!decisions)
        return decisions.error();
    const std::optional<audit::Standing> none;
    audit::Standing standing{head.leaf, edge, {}};
    audit::EntryReader reader;
    for (const std::string &text : *decisions) {
        const auto entry = reader.parse(text);
        if (entry && entry->seq > head.size)
            break;
        if (!entry || standing.state.take(*entry))
            return none;
    }
    const bool isSame = standing.state.peopleDigest() == head.people && standing.state.policyDigest() == head.policy;
    return isSame ? std::optional(std::move(standing)) : none;
}

//! Where nothing is left of a log that is remembered: it was emptied.
std::optional<audit::Verification> emptied(const AuditContents &contents, const VerifyAgainst &against)
{
    const std::string log = against.remembered.empty() ? std::string() : logOf(against.remembered.front());
    if (contents.count > 0 || !contents.notes.empty() || log.empty())
        return std::nullopt;
    audit::Verification answer;
    answer.log = log;
    answer.firstBad = audit::FirstBad{1, audit::Damage::Truncated};
    return answer;
}

//! The lines of a file, of which no more than one and a block are held.
class LineReader
{
public:
    LineReader(QIODevice &file, qint64 bytes)
        : m_file(file)
        , m_left(bytes)
        , m_block(blockBytes, Qt::Uninitialized)
    {
    }

    enum class Got { Line, End, Broken, Failed }; //!< Broken: a line too long, or without a line feed at the end
    Got next(std::string_view &line)
    {
        m_line.clear();
        for (;;) {
            if (m_at == m_size && !fill())
                return m_hasFailed ? Got::Failed : m_line.empty() ? Got::End : Got::Broken;
            const char *begin = m_block.constData() + m_at;
            const auto *end = static_cast<const char *>(std::memchr(begin, '\n', static_cast<std::size_t>(m_size - m_at)));
            const auto length = static_cast<std::size_t>((end != nullptr ? end : m_block.constData() + m_size) - begin);
            if (m_line.size() + length > audit::maxBundleLine)
                return Got::Broken;
            m_at += static_cast<qint64>(length) + (end != nullptr ? 1 : 0);
            if (end != nullptr && m_line.empty()) {
                line = {begin, length};
                return Got::Line;
            }
            m_line.append(begin, length);
            if (end != nullptr) {
                line = m_line;
                return Got::Line;
            }
        }
    }

private:
    static constexpr qsizetype blockBytes = 256 << 10;

    bool fill()
    {
        m_at = 0;
        m_size = m_file.read(m_block.data(), std::min<qint64>(blockBytes, m_left));
        m_hasFailed = m_size < 0;
        m_size = std::max<qint64>(m_size, 0);
        m_left -= m_size;
        return m_size > 0;
    }

    QIODevice &m_file;
    qint64 m_left;
    QByteArray m_block;
    std::string m_line; //!< what of a line stood in earlier blocks
    qint64 m_at = 0, m_size = 0;
    bool m_hasFailed = false;
};

Result<void> feed(QIODevice &file, qint64 bytes, const QString &place, audit::BundleVerifier &verifier, Pace &pace)
{
    LineReader lines(file, bytes);
    for (;;) {
        std::string_view line;
        switch (lines.next(line)) {
        case LineReader::Got::End:
            return {};
        case LineReader::Got::Failed:
            return fileError(place, u"the bundle cannot be read: %1"_s.arg(file.errorString()));
        case LineReader::Got::Broken:
            verifier.takeBroken();
            return {};
        case LineReader::Got::Line:
            verifier.take(line);
        }
        if (!verifier.isFramed())
            return {}; // nothing that comes can mend it
        if (!pace.step(verifier.entries()))
            return cancelled();
    }
}

} // namespace

Result<UtcTime> timeOfEntry(AuditStore &store, std::uint64_t seq)
{
    const auto row = store.entry(seq);
    if (!row)
        return row.error();
    audit::EntryReader reader;
    const auto entry = *row ? reader.parse((*row)->entry) : std::nullopt;
    return entry ? audit::timeFrom(entry->at).value_or(UtcTime()) : UtcTime();
}

Result<VerifiedWhole> verifyWhole(AuditStore &store, const VerifyAgainst &against, const OnVerified &onVerified, const CancelToken &cancel)
{
    const auto contents = store.contents(0);
    if (!contents)
        return contents.error();
    if (const auto answer = emptied(*contents, against)) {
        const auto head = headOf(store, *answer, {});
        return head ? Result<VerifiedWhole>({*answer, *head, {}}) : head.error();
    }
    const auto first = store.entry(1);
    if (!first)
        return first.error();
    audit::LogVerifier verifier(groundOf(*first, *contents, against));
    IndexCheck index(store);
    auto read = verifyRows(store, 0, *contents, verifier, index, onVerified, cancel);
    if (!read)
        return read.error();
    VerifiedWhole whole = std::move(*read);
    auto head = headOf(store, whole.answer, whole.standing);
    if (!head)
        return head.error();
    whole.head = std::move(*head);
    return whole;
}

Result<audit::Verification> verifyStore(AuditStore &store, const VerifyAgainst &against, const OnVerified &onVerified, const CancelToken &cancel)
{
    auto whole = verifyWhole(store, against, onVerified, cancel);
    return whole ? Result<audit::Verification>(std::move(whole->answer)) : Result<audit::Verification>(whole.error());
}

Result<std::optional<VerifiedWhole>> verifySince(AuditStore &store, const audit::VerifiedHead &head, const audit::Standing *standing, const VerifyAgainst &against,
                                                 const CancelToken &cancel)
{
    const std::optional<VerifiedWhole> cannot;
    const auto size = store.size();
    if (!size)
        return size.error();
    if (!head.isOk || *size < head.size)
        return cannot;
    auto contents = store.contents(2 * (*size - head.size) + 2); // the newer half is that of the entries since, as each has its checkpoint
    const auto first = contents ? store.entry(1) : Result<std::optional<AuditRow>>(contents.error());
    if (!first)
        return first.error();
    const auto edge = frontierAt(store, head);
    const auto before = !edge || !*edge ? Result<std::optional<audit::Standing>>(std::nullopt)
        : standing != nullptr          ? std::optional(*standing)
                                       : standingAt(store, head, **edge);
    if (!edge || !before)
        return edge ? before.error() : edge.error();
    if (!*before || (*before)->frontier.root() != head.root)
        return cannot;
    VerifyAgainst since = against;
    dropShorter(since.outside, head.size);
    dropShorter(since.remembered, head.size);
    dropShorter(contents->notes, head.size);
    const audit::Ground ground = groundOf(*first, *contents, since);
    if (ground.log != head.log)
        return cannot;
    audit::LogVerifier verifier(ground, **before);
    IndexCheck index(store, **edge);
    auto read = verifyRows(store, head.size + 1, *contents, verifier, index, {}, cancel);
    if (!read)
        return read.error();
    VerifiedWhole whole = std::move(*read);
    if (!whole.answer.ok)
        return cannot;
    auto now = headOf(store, whole.answer, whole.standing);
    if (!now)
        return now.error();
    if (!now->isAnchored() && holdsSizeOf(against.outside, head.anchoredUntil)) {
        now->anchoredUntil = head.anchoredUntil;
        now->anchoredAt = head.anchoredAt;
    }
    whole.answer.anchoredUntil = now->anchoredUntil;
    whole.answer.anchored = now->isAnchored();
    now->at = head.at;
    whole.head = std::move(*now);
    return std::optional(std::move(whole));
}

Result<VerifiedPart> verifyPart(AuditStore &store, std::uint64_t size, const VerifyAgainst &against, const OnEntryBytes &onEntry, const OnVerified &onVerified,
                                const CancelToken &cancel)
{
    auto contents = store.contents(0);
    if (!contents)
        return contents.error();
    if (size > contents->size) {
        return Error{.kind = Error::Kind::NotFound, .place = u"the audit log"_s, .what = u"it has %1 entries, not %2"_s.arg(contents->size).arg(size), .hint = u"name a smaller size"_s,
                     .retryAfter = {}};
    }
    const auto first = store.entry(1);
    if (!first)
        return first.error();
    VerifyAgainst part = against;
    part.remembered.clear(); // heads of the whole log
    dropLonger(part.outside, size);
    dropLonger(contents->notes, size);
    contents->count = size;
    VerifiedPart result;
    result.key = beginningOf(*first).key;
    const auto last = contents->notes.empty() ? std::nullopt : statedHead(contents->notes.back());
    result.note = last && last->size == size ? contents->notes.back() : std::string();
    audit::LogVerifier verifier(groundOf(*first, *contents, part));
    IndexCheck index(store);
    Pace pace(onVerified, cancel);
    const auto read = store.readEntries(0, [&](const AuditRow &row) {
        if (row.seq > size)
            return false;
        verifier.take(row.entry);
        index.take(row);
        if (onEntry)
            onEntry(row.seq, row.entry);
        return pace.step(size);
    });
    if (!read)
        return read.error();
    if (cancel.isCancelled())
        return cancelled();
    result.rows = verifier.state().rows();
    result.policy = verifier.state().policyDigest();
    result.answer = verifier.end(result.rows, true);
    takeIndex(index, result.answer);
    const bool isWhole = size == contents->size && result.answer.ok && result.rows == contents->state;
    const auto fits = isWhole ? fitsHeads(store, against.remembered, result.answer) : Result<bool>(false);
    const auto head = fits && *fits ? headOf(store, result.answer, verifier.standing()) : Result<audit::VerifiedHead>(audit::VerifiedHead());
    if (!fits || !head)
        return fits ? head.error() : fits.error();
    if (*fits)
        result.whole = *head;
    return result;
}

Result<audit::Verification> verifyBundle(const QString &path, const VerifyAgainst &against, const OnVerified &onVerified, const CancelToken &cancel)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fileError(path, u"the bundle cannot be opened: %1"_s.arg(file.exists() ? file.errorString() : u"there is no such file"_s));
    return verifyBundle(file, std::numeric_limits<qint64>::max(), path, against, onVerified, cancel);
}

Result<audit::Verification> verifyBundle(QIODevice &device, qint64 bytes, const QString &place, const VerifyAgainst &against, const OnVerified &onVerified, const CancelToken &cancel)
{
    audit::BundleVerifier verifier(against.outside, against.trusted, against.requireAnchor);
    Pace pace(onVerified, cancel);
    if (const auto fed = feed(device, bytes, place, verifier, pace); !fed)
        return fed.error();
    return verifier.end();
}

Result<std::vector<std::string>> readCheckpoints(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fileError(path, u"the checkpoint cannot be opened: %1"_s.arg(file.exists() ? file.errorString() : u"there is no such file"_s));
    if (file.size() > mostCheckpointBytes)
        return fileError(path, u"the file is too large for checkpoints"_s);
    const QByteArray bytes = file.readAll();
    auto notes = audit::splitNotes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (notes.size() > mostCheckpoints)
        return fileError(path, u"the file holds too many checkpoints"_s);
    if (notes.empty())
        notes.emplace_back(); // an empty file is no checkpoint, and must not read as none given
    return notes;
}

Result<audit::VerifierKey> readVerifierKey(const QString &text)
{
    QString line = text;
    if (!text.contains(u'+') || QFileInfo::exists(text)) {
        QFile file(text);
        if (!file.open(QIODevice::ReadOnly))
            return fileError(text, u"the verifier key cannot be opened: %1"_s.arg(file.errorString()));
        constexpr qint64 longestLine = 4096;
        line = QString::fromUtf8(file.readLine(longestLine)).trimmed();
    }
    const auto key = audit::VerifierKey::fromText(line.toStdString());
    if (!key)
        return fileError(text.contains(u'+') ? u"--trust"_s : text, u"this is no verifier key; it looks like NAME+HHHHHHHH+BASE64"_s);
    return *key;
}

} // namespace bulkhead
