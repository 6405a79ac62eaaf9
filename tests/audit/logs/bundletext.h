// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audit/bundle.h"
#include "core/jsonvalue.h"

#include <string>
#include <vector>

namespace bulkhead::audit::test {

//! What a verification is given beside the bundle.
struct Outside
{
    std::vector<std::string> checkpoints;
    std::vector<VerifierKey> trusted;
    bool requireAnchor = false;
};

//! Takes a bundle apart as a program that reads a file does.
[[nodiscard]] Verification verifyBundle(std::string_view text, const Outside &outside = {});

//! A bundle as lines, to be changed.
class BundleText
{
public:
    explicit BundleText(std::string_view text);

    std::vector<std::string> lines;

    [[nodiscard]] JsonValue header() const;
    [[nodiscard]] std::size_t count(std::string_view member) const; //!< of the header
    //! Lines of the checkpoints, the entries and the rows of state, by number from 0.
    [[nodiscard]] std::string &note(std::size_t number) { return lines.at(2 + number); }
    [[nodiscard]] std::string &entry(std::size_t number) { return lines.at(2 + count("checkpoints") + number); }
    [[nodiscard]] std::string &row(std::size_t number)
    {
        return lines.at(2 + count("checkpoints") + count("entries") + number);
    }
    [[nodiscard]] std::string &seal() { return lines.back(); }

    void setHeader(const std::string &member, const JsonValue &value);
    void setNote(std::size_t number, const std::string &note);
    //! Adds or removes a line and counts it in the header.
    void insertNote(std::size_t number, const std::string &note);
    void removeNote(std::size_t number);
    void insertEntry(std::size_t number, const std::string &entry);
    void removeEntry(std::size_t number);
    void insertRow(std::size_t number, const std::string &row);
    void removeRow(std::size_t number);

    [[nodiscard]] std::string toText() const;
    //! With a new last line, by this key.
    [[nodiscard]] std::string sealedBy(const SigningKey &key) const;

private:
    void setCount(const std::string &member, std::size_t count) { setHeader(member, static_cast<std::int64_t>(count)); }
};

[[nodiscard]] JsonValue jsonOf(std::string_view text);
[[nodiscard]] std::string noteLine(const std::string &note);

} // namespace bulkhead::audit::test
