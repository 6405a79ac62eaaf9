// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/evidencebundle.h"

#include "core/base64.h"
#include "core/canonicalreader.h"
#include "core/digeststream.h"
#include "core/jsonreader.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace bulkhead::reports {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t block = 512;
constexpr std::uint64_t mostBytes = 077777777777; // what the size of a header can say
constexpr std::uint64_t mostManifestBytes = 1U << 20;
constexpr std::string_view manifestName = "manifest.json", sealName = "manifest.sig", sealContext = "bulkhead-evidence-v1\n";
constexpr std::size_t sealBytes = 129; // 128 digits and a line feed

using Block = std::array<char, block>;

void put(Block &header, std::size_t at, std::string_view text)
{
    std::copy(text.begin(), text.end(), header.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string octal(std::uint64_t value, std::size_t digits)
{
    std::string text(digits, '0');
    for (std::size_t i = digits; i-- > 0; value /= 8)
        text[i] = static_cast<char>('0' + value % 8);
    return text;
}

//! The one header that a file of this name and size has.
Block headerOf(std::string_view name, std::uint64_t bytes)
{
    constexpr std::size_t atMode = 100, atUser = 108, atGroup = 116, atSize = 124, atTime = 136, atSum = 148, atType = 156, atMagic = 257, atMajor = 329, atMinor = 337;
    Block header{};
    put(header, 0, name);
    put(header, atMode, "0000644");
    put(header, atUser, "0000000");
    put(header, atGroup, "0000000");
    put(header, atSize, octal(bytes, 11));
    put(header, atTime, octal(0, 11));
    put(header, atSum, "        ");
    put(header, atType, "0");
    put(header, atMagic, {"ustar\00000", 8});
    put(header, atMajor, "0000000");
    put(header, atMinor, "0000000");
    std::uint64_t sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    put(header, atSum, octal(sum, 6) + std::string("\0 ", 2));
    return header;
}

std::uint64_t paddingOf(std::uint64_t bytes)
{
    return (block - bytes % block) % block;
}

Error badBundle(std::uint64_t offset, const QString &what)
{
    return Error{.kind = Error::Kind::BadFile, .place = u"bundle, byte %1"_s.arg(offset), .what = what, .hint = u"ask for it anew, and trust nothing in it"_s, .retryAfter = {}};
}

Error noRoom()
{
    return Error{.kind = Error::Kind::Store, .place = u"bundle"_s, .what = u"it cannot be written"_s, .hint = u"check the free space"_s, .retryAfter = {}};
}

//! How long a member is, and its digest.
struct Measure
{
    std::uint64_t bytes = 0;
    std::string digest;
    friend bool operator==(const Measure &, const Measure &) = default;
};

//! Hands the bytes of a member on and measures them.
Result<Measure> measured(const BundleMember &member, const ByteSink &sink)
{
    Measure measure;
    DigestStream digest;
    bool isTaken = true;
    const auto written = member.write([&](std::string_view bytes) {
        measure.bytes += bytes.size();
        digest.add(bytes);
        isTaken = isTaken && sink(bytes);
        return isTaken;
    });
    if (!isTaken)
        return noRoom();
    if (!written)
        return written.error();
    measure.digest = toHex(digest.digest());
    return measure;
}

bool putFile(std::string_view name, std::string_view bytes, const ByteSink &sink)
{
    const Block header = headerOf(name, bytes.size());
    const std::string padding(paddingOf(bytes.size()), '\0');
    return sink({header.data(), block}) && sink(bytes) && sink(padding);
}

Result<void> putMember(const BundleMember &member, const Measure &expected, const ByteSink &sink)
{
    const Block header = headerOf(member.name, expected.bytes);
    if (!sink({header.data(), block}))
        return noRoom();
    const auto again = measured(member, sink);
    if (!again)
        return again.error();
    if (*again != expected) {
        return Error{.kind = Error::Kind::Conflict, .place = u"bundle"_s, .what = u"%1 changed while it was written"_s.arg(QString::fromStdString(std::string(member.name))),
                     .hint = u"try it again"_s, .retryAfter = {}};
    }
    return sink(std::string(paddingOf(expected.bytes), '\0')) ? Result<void>() : Result<void>(noRoom());
}

Result<void> checkNames(const std::vector<BundleMember> &members)
{
    const auto names = bundleNames();
    for (std::size_t i = 0; i < members.size(); ++i) {
        const bool isKnown = std::find(names.begin(), names.end(), members[i].name) != names.end();
        if (!isKnown || (i > 0 && members[i - 1].name >= members[i].name))
            return Error{.kind = Error::Kind::Internal, .place = u"bundle"_s, .what = u"a file has a wrong name"_s, .hint = {}, .retryAfter = {}};
    }
    return {};
}

//! Reads a device from its beginning and never more than is there.
class Scan
{
public:
    explicit Scan(QIODevice &read)
        : m_read(read)
        , m_size(static_cast<std::uint64_t>(std::max<qint64>(read.size(), 0)))
    {
    }

    Result<OpenBundle> open()
    {
        if (m_read.isSequential() || !m_read.seek(0))
            return badBundle(0, u"the file cannot be read at any place"_s);
        OpenBundle bundle;
        for (const auto step : {&Scan::readFiles, &Scan::readSeal, &Scan::readEnd, &Scan::checkManifest}) {
            if (const auto done = (this->*step)(bundle); !done)
                return done.error();
        }
        return bundle;
    }

private:
    //! Whether `block` bytes were left.
    bool next(Block &into)
    {
        const bool isWhole = m_read.read(into.data(), block) == static_cast<qint64>(block);
        m_at += isWhole ? block : 0;
        return isWhole;
    }

    //! Name and size of the next header, if it is just what headerOf makes of them.
    Result<OpenBundle::File> nextHeader()
    {
        const std::uint64_t at = m_at;
        Block header{};
        if (!next(header))
            return badBundle(at, u"it ends in the middle"_s);
        constexpr std::size_t longestName = 100, atSize = 124, sizeDigits = 11;
        OpenBundle::File file;
        file.name.assign(header.data(), strnlen(header.data(), longestName));
        for (std::size_t i = atSize; i < atSize + sizeDigits; ++i) {
            if (header[i] < '0' || header[i] > '7')
                return badBundle(at, u"a header is not one that a bundle has"_s);
            file.bytes = file.bytes * 8 + static_cast<std::uint64_t>(header[i] - '0');
        }
        if (header != headerOf(file.name, file.bytes))
            return badBundle(at, u"a header is not one that a bundle has: it may be a link, a device, a folder, an extension or of another writer"_s);
        file.offset = m_at;
        const std::uint64_t left = m_size - m_at;
        if (file.bytes > left || paddingOf(file.bytes) > left - file.bytes)
            return badBundle(at, u"a file is longer than the rest of the archive"_s);
        return file;
    }

    //! Takes the bytes of a file; `keep` gets them too.
    Result<void> take(OpenBundle::File &file, std::string *keep)
    {
        DigestStream digest;
        std::uint64_t left = file.bytes;
        std::vector<char> piece(pieceBytes);
        while (left > 0) {
            const auto wanted = static_cast<qint64>(std::min<std::uint64_t>(left, pieceBytes));
            const qint64 got = m_read.read(piece.data(), wanted);
            if (got <= 0)
                return badBundle(m_at, u"it ends in the middle"_s);
            digest.add({piece.data(), static_cast<std::size_t>(got)});
            if (keep != nullptr)
                keep->append(piece.data(), static_cast<std::size_t>(got));
            left -= static_cast<std::uint64_t>(got);
            m_at += static_cast<std::uint64_t>(got);
        }
        file.digest = toHex(digest.digest());
        return skipZeros(paddingOf(file.bytes));
    }

    Result<void> skipZeros(std::uint64_t count)
    {
        Block zeros{};
        const std::uint64_t at = m_at;
        const bool isRead = m_read.read(zeros.data(), static_cast<qint64>(count)) == static_cast<qint64>(count);
        m_at += count;
        const bool isZero = isRead && std::all_of(zeros.begin(), zeros.begin() + static_cast<std::ptrdiff_t>(count), [](char c) { return c == '\0'; });
        return isZero ? Result<void>() : Result<void>(badBundle(at, u"something stands where nothing may"_s));
    }

    Result<void> readFiles(OpenBundle &bundle)
    {
        const auto names = bundleNames();
        for (;;) {
            const std::uint64_t at = m_at;
            auto file = nextHeader();
            if (!file)
                return file.error();
            if (file->name == manifestName) {
                if (file->bytes > mostManifestBytes)
                    return badBundle(at, u"the manifest is too large"_s);
                m_manifestAt = at;
                return take(*file, &m_manifest);
            }
            if (std::find(names.begin(), names.end(), file->name) == names.end())
                return badBundle(at, u"there is a file that no bundle has"_s);
            if (!bundle.files.empty() && bundle.files.back().name >= file->name)
                return badBundle(at, u"files are there twice or not in their order"_s);
            if (const auto taken = take(*file, nullptr); !taken)
                return taken.error();
            bundle.files.push_back(std::move(*file));
        }
    }

    Result<void> readSeal(OpenBundle & /*bundle*/)
    {
        const std::uint64_t at = m_at;
        auto file = nextHeader();
        if (!file)
            return file.error();
        if (file->name != sealName || file->bytes != sealBytes)
            return badBundle(at, u"the signature does not follow the manifest"_s);
        return take(*file, &m_seal);
    }

    Result<void> readEnd(OpenBundle & /*bundle*/)
    {
        for (int i = 0; i < 2; ++i) {
            if (m_size - m_at < block)
                return badBundle(m_at, u"it ends in the middle"_s);
            if (const auto skipped = skipZeros(block); !skipped)
                return skipped.error();
        }
        return m_at == m_size ? Result<void>() : Result<void>(badBundle(m_at, u"something follows behind its end"_s));
    }

    //! The manifest says just what is there, and the key that it names signed it.
    Result<void> checkManifest(OpenBundle &bundle)
    {
        CanonicalReader reader;
        const auto parsed = reader.parse(m_manifest);
        if (!parsed || !parsed->is_object())
            return badBundle(m_manifestAt, u"the manifest is not canonical JSON"_s);
        bundle.manifest = JsonValue::from(*parsed);
        const JsonValue *key = bundle.manifest.find("key"), *format = bundle.manifest.find("format"), *files = bundle.manifest.find("files");
        if (format == nullptr || *format != JsonValue(1) || key == nullptr || key->string() == nullptr || files == nullptr || *files != filesOf(bundle))
            return badBundle(m_manifestAt, u"the manifest does not say what is in the archive"_s);
        bundle.key = *key->string();
        const auto publicKey = publicKeyOf(bundle.key);
        const auto signature = m_seal.back() == '\n' ? signatureFromHex(std::string_view(m_seal).substr(0, sealBytes - 1)) : std::nullopt;
        if (!publicKey || !signature || !verifySignature(*publicKey, std::string(sealContext) + toHex(sha256(m_manifest)), *signature))
            return badBundle(m_manifestAt, u"the signature is not by the key that the manifest names"_s);
        for (const std::string_view name : bundleNames()) {
            if (isNeededInBundle(name) && bundle.find(name) == nullptr)
                return badBundle(m_manifestAt, u"%1 is missing"_s.arg(QString::fromStdString(std::string(name))));
        }
        return {};
    }

    static JsonValue filesOf(const OpenBundle &bundle)
    {
        JsonValue::Array files;
        for (const OpenBundle::File &file : bundle.files)
            files.push_back(JsonValue::Object{{"bytes", static_cast<std::int64_t>(file.bytes)}, {"name", file.name}, {"sha256", file.digest}});
        return files;
    }

    //! The key of NAME+HASH+BASE64; the caller compares the text with a key that it trusts, so that only its last part counts here.
    static std::optional<PublicKey> publicKeyOf(const std::string &verifierKey)
    {
        const auto bytes = fromBase64(std::string_view(verifierKey).substr(std::min(verifierKey.find('+', verifierKey.find('+') + 1), verifierKey.size() - 1) + 1));
        constexpr char ed25519 = 1;
        PublicKey key{};
        if (!bytes || bytes->size() != key.size() + 1 || bytes->front() != ed25519)
            return std::nullopt;
        std::memcpy(key.data(), bytes->data() + 1, key.size());
        return isUsableKey(key) ? std::optional(key) : std::nullopt;
    }

    static constexpr std::size_t pieceBytes = 64U << 10;

    QIODevice &m_read;
    std::uint64_t m_size, m_at = 0, m_manifestAt = 0;
    std::string m_manifest, m_seal;
};

} // namespace

std::span<const std::string_view> bundleNames()
{
    static constexpr std::array<std::string_view, 19> names{
        "VERIFY.md", "approvals.json", "attestations.csv", "changes.csv", "coverage.csv", "evidence.csv", "exceptions.csv", "facts.jsonl", "findings.csv", "gaps.csv",
        "log.bundle", "oscal-catalog.json", "oscal.json", "promotions.csv", "report.html", "report.json", "report.pdf", "requirements.csv", "verdicts.json"};
    static_assert(std::is_sorted(names.begin(), names.end()));
    return names;
}

bool isNeededInBundle(std::string_view name)
{
    constexpr std::array<std::string_view, 6> needed{"VERIFY.md", "approvals.json", "facts.jsonl", "log.bundle", "report.json", "verdicts.json"};
    return std::find(needed.begin(), needed.end(), name) != needed.end();
}

const OpenBundle::File *OpenBundle::find(std::string_view name) const
{
    const auto found = std::find_if(files.begin(), files.end(), [name](const File &file) { return file.name == name; });
    return found == files.end() ? nullptr : &*found;
}

Result<void> writeBundle(std::vector<BundleMember> members, JsonValue::Object about, const std::string &verifierKey, const SigningKey &key, const ByteSink &sink)
{
    if (const auto checked = checkNames(members); !checked)
        return checked.error();
    JsonValue::Array files;
    for (const BundleMember &member : members) {
        const auto measure = measured(member, [](std::string_view) { return true; });
        if (!measure)
            return measure.error();
        if (measure->bytes > mostBytes)
            return Error{.kind = Error::Kind::Unsupported, .place = u"bundle"_s, .what = u"a file is too large for an archive"_s, .hint = u"choose fewer pairs"_s, .retryAfter = {}};
        if (const auto done = putMember(member, *measure, sink); !done)
            return done.error();
        files.push_back(JsonValue::Object{{"bytes", static_cast<std::int64_t>(measure->bytes)}, {"name", member.name}, {"sha256", measure->digest}});
    }
    about["format"] = 1;
    about["key"] = verifierKey;
    about["files"] = std::move(files);
    const std::string manifest = canonical(about);
    const std::string seal = toHex(key.sign(std::string(sealContext) + toHex(sha256(manifest)))) + '\n';
    const bool isDone = putFile(manifestName, manifest, sink) && putFile(sealName, seal, sink) && sink(std::string(2 * block, '\0'));
    return isDone ? Result<void>() : Result<void>(noRoom());
}

Result<OpenBundle> openBundle(QIODevice &read)
{
    return Scan(read).open();
}

Result<void> readMember(QIODevice &read, const OpenBundle::File &file, const ByteSink &sink)
{
    if (!read.seek(static_cast<qint64>(file.offset)))
        return badBundle(file.offset, u"it cannot be read again"_s);
    DigestStream digest;
    std::vector<char> piece(64U << 10);
    for (std::uint64_t left = file.bytes; left > 0;) {
        const qint64 got = read.read(piece.data(), static_cast<qint64>(std::min<std::uint64_t>(left, piece.size())));
        if (got <= 0)
            return badBundle(file.offset, u"it cannot be read again"_s);
        const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
        digest.add(bytes);
        if (!sink(bytes))
            return noRoom();
        left -= static_cast<std::uint64_t>(got);
    }
    return toHex(digest.digest()) == file.digest ? Result<void>() : Result<void>(badBundle(file.offset, u"it changed meanwhile"_s));
}

} // namespace bulkhead::reports
