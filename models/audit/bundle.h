// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/logverifier.h"
#include "core/digeststream.h"

#include <functional>

namespace bulkhead::audit {

// Bundles: resources/audit/FORMAT.md section 5.

inline constexpr std::size_t maxBundleNotes = 1024;
inline constexpr std::uint64_t maxBundleRows = 100'000;
inline constexpr std::size_t maxBundleLine = CanonicalReader::maxBytes;

struct BundleHeader
{
    std::string log;
    VerifierKey key;
    std::uint64_t notes = 0, entries = 0, rows = 0;
    [[nodiscard]] std::string toText() const;
};

//! Writes a bundle piece by piece, in the order of the calls; each piece goes to `write`, whose false ends it.
class BundleWriter
{
public:
    using Write = std::function<bool(std::string_view)>;
    explicit BundleWriter(Write write);

    bool begin(const BundleHeader &header);
    bool note(const std::string &note);
    //! The entry at a place of the log, as it is: what is no canonical object goes as damaged.
    bool entry(std::uint64_t seq, std::string_view bytes);
    bool row(const std::string &row);
    bool end(const SigningKey &logKey);
    //! Of the whole file.
    [[nodiscard]] Digest digest() const { return m_digest.digest(); }

private:
    bool line(std::string_view text);

    Write m_write;
    DigestStream m_digest;
    CanonicalReader m_reader;
};

//! Verifies a bundle line by line.
class BundleVerifier
{
public:
    BundleVerifier(std::vector<std::string> outside, std::vector<VerifierKey> trusted, bool requireAnchor);

    //! A line without its line feed; at most `maxBundleLine` bytes.
    void take(std::string_view line);
    //! Bytes that are no line (too long, or without a line feed at the end).
    void takeBroken() { m_isFramed = false; }
    //! False: it is no bundle, whatever else comes.
    [[nodiscard]] bool isFramed() const { return m_isFramed; }
    [[nodiscard]] Verification end();
    //! Of the entries, once the header is read.
    [[nodiscard]] std::uint64_t entries() const { return m_header.entries; }
    //! What the entries looked at say of people and policy.
    [[nodiscard]] const LogState *state() const { return m_verifier ? &m_verifier->state() : nullptr; }

private:
    enum class Part { Magic, Header, Notes, Entries, Rows, Seal, Behind };
    bool takeHeader(std::string_view line);
    bool takeNote(std::string_view line);
    bool takeSeal(std::string_view line);
    void enter(Part part);

    std::vector<std::string> m_outside;
    std::vector<VerifierKey> m_trusted;
    bool m_requireAnchor;

    CanonicalReader m_reader;
    DigestStream m_digest;
    Part m_part = Part::Magic;
    std::uint64_t m_left = 0; //!< lines of this part still to come
    bool m_isFramed = true, m_hasSeal = false;
    BundleHeader m_header;
    std::vector<std::string> m_notes, m_rows;
    std::optional<LogVerifier> m_verifier;
};

} // namespace bulkhead::audit
