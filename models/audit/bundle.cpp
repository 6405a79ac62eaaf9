// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/bundle.h"

#include "core/base64.h"
#include "core/jsonreader.h"

namespace bulkhead::audit {

namespace {

constexpr std::string_view magic = "bulkhead-audit-bundle/v1";
constexpr std::string_view sealContext = "bulkhead-bundle-v1\n";
constexpr std::size_t mostDamagedBytes = 512U << 10;
constexpr std::size_t idDigits = 32;

JsonValue countValue(std::uint64_t count)
{
    return static_cast<std::int64_t>(count);
}

//! The members in canonical order, and no others.
template<std::size_t N>
bool hasJust(JsonElement element, const std::array<std::string_view, N> &keys)
{
    if (!element.is_object() || objectOf(element).size() != N)
        return false;
    auto key = keys.begin();
    for (const auto field : objectOf(element)) {
        if (field.key != *key++)
            return false;
    }
    return true;
}

std::optional<std::uint64_t> countAt(JsonElement object, std::string_view key, std::uint64_t most)
{
    std::int64_t count = 0;
    const auto member = memberAt(object, key);
    if (!member || member->get_int64().get(count) != simdjson::SUCCESS || count < 0 || static_cast<std::uint64_t>(count) > most)
        return std::nullopt;
    return static_cast<std::uint64_t>(count);
}

} // namespace

std::string BundleHeader::toText() const
{
    return canonical(JsonValue::Object{{"checkpoints", countValue(notes)}, {"entries", countValue(entries)}, {"key", key.toText()},
                                       {"log", log}, {"state", countValue(rows)}});
}

BundleWriter::BundleWriter(Write write)
    : m_write(std::move(write))
{
}

bool BundleWriter::line(std::string_view text)
{
    std::string bytes(text);
    bytes += '\n';
    m_digest.add(bytes);
    return m_write(bytes);
}

bool BundleWriter::begin(const BundleHeader &header)
{
    return line(magic) && line(header.toText());
}

bool BundleWriter::note(const std::string &note)
{
    return line(canonical(JsonValue::Object{{"note", note}}));
}

bool BundleWriter::entry(std::uint64_t seq, std::string_view bytes)
{
    const auto element = m_reader.parse(bytes);
    if (element && element->is_object())
        return line(bytes);
    return line(canonical(JsonValue::Object{{"damaged", toBase64(bytes.substr(0, mostDamagedBytes))}, {"seq", countValue(seq)}}));
}

bool BundleWriter::row(const std::string &row)
{
    return line(row);
}

bool BundleWriter::end(const SigningKey &logKey)
{
    const std::string digest = toHex(m_digest.digest());
    const Signature signature = logKey.sign(std::string(sealContext) + digest);
    return line(canonical(JsonValue::Object{{"digest", digest}, {"signature", toHex(signature)}}));
}

BundleVerifier::BundleVerifier(std::vector<std::string> outside, std::vector<VerifierKey> trusted, bool requireAnchor)
    : m_outside(std::move(outside))
    , m_trusted(std::move(trusted))
    , m_requireAnchor(requireAnchor)
{
}

//! Parts without lines are passed over.
void BundleVerifier::enter(Part part)
{
    m_part = part;
    if (part == Part::Notes) {
        m_left = m_header.notes;
        if (m_left == 0)
            enter(Part::Entries);
    } else if (part == Part::Entries) {
        m_verifier.emplace(Ground{m_header.log, m_header.key, m_header.entries, std::move(m_notes), m_outside, {}, m_trusted, m_requireAnchor});
        m_left = m_header.entries;
        if (m_left == 0)
            enter(Part::Rows);
    } else if (part == Part::Rows) {
        m_left = m_header.rows;
        if (m_left == 0)
            enter(Part::Seal);
    }
}

void BundleVerifier::take(std::string_view line)
{
    if (!m_isFramed)
        return;
    if (m_part != Part::Seal) {
        m_digest.add(line);
        m_digest.add("\n");
    }
    switch (m_part) {
    case Part::Magic:
        m_isFramed = line == magic;
        m_part = Part::Header;
        return;
    case Part::Header:
        m_isFramed = takeHeader(line);
        if (m_isFramed)
            enter(Part::Notes);
        return;
    case Part::Notes:
        m_isFramed = takeNote(line);
        if (--m_left == 0)
            enter(Part::Entries);
        return;
    case Part::Entries:
        m_verifier->take(line.starts_with("{\"damaged\":") ? std::nullopt : std::optional(line));
        if (--m_left == 0)
            enter(Part::Rows);
        return;
    case Part::Rows:
        m_rows.emplace_back(line);
        if (--m_left == 0)
            enter(Part::Seal);
        return;
    case Part::Seal:
        m_isFramed = takeSeal(line);
        m_part = Part::Behind;
        return;
    case Part::Behind:
        m_isFramed = false;
        return;
    }
}

bool BundleVerifier::takeHeader(std::string_view line)
{
    static constexpr std::array<std::string_view, 5> keys{"checkpoints", "entries", "key", "log", "state"};
    constexpr std::uint64_t mostEntries = (std::uint64_t{1} << 53) - 1;
    const auto element = m_reader.parse(line);
    if (!element || !hasJust(*element, keys))
        return false;
    const auto notes = countAt(*element, "checkpoints", maxBundleNotes);
    const auto entries = countAt(*element, "entries", mostEntries);
    const auto rows = countAt(*element, "state", maxBundleRows);
    const auto key = VerifierKey::fromText(stringAt(*element, "key"));
    const std::string_view log = stringAt(*element, "log");
    if (!notes || !entries || !rows || !key || !isHex(log, idDigits))
        return false;
    m_header = {std::string(log), *key, *notes, *entries, *rows};
    return true;
}

bool BundleVerifier::takeNote(std::string_view line)
{
    static constexpr std::array<std::string_view, 1> keys{"note"};
    const auto element = m_reader.parse(line);
    std::string_view note;
    if (!element || !hasJust(*element, keys) || element->at_key("note").get_string().get(note) != simdjson::SUCCESS)
        return false;
    m_notes.emplace_back(note);
    return true;
}

bool BundleVerifier::takeSeal(std::string_view line)
{
    static constexpr std::array<std::string_view, 2> keys{"digest", "signature"};
    const auto element = m_reader.parse(line);
    if (!element || !hasJust(*element, keys))
        return false;
    const std::string_view digest = stringAt(*element, "digest");
    const auto signature = signatureFromHex(stringAt(*element, "signature"));
    if (!isHex(digest, 2 * std::tuple_size_v<Digest>) || !signature)
        return false;
    m_hasSeal = digest == toHex(m_digest.digest())
        && verifySignature(m_header.key.key, std::string(sealContext) + std::string(digest), *signature);
    return true;
}

Verification BundleVerifier::end()
{
    if (!m_isFramed || m_part != Part::Behind) {
        Verification answer;
        answer.firstBad = FirstBad{0, Damage::Bundle};
        return answer;
    }
    return m_verifier->end(m_rows, m_hasSeal);
}

} // namespace bulkhead::audit
