// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/logs/bundletext.h"

#include "core/jsonreader.h"

#include <QtGlobal>

namespace bulkhead::audit::test {

Verification verifyBundle(std::string_view text, const Outside &outside)
{
    BundleVerifier verifier(outside.checkpoints, outside.trusted, outside.requireAnchor);
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos || end > maxBundleLine) {
            verifier.takeBroken();
            break;
        }
        verifier.take(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return verifier.end();
}

BundleText::BundleText(std::string_view text)
{
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
}

JsonValue BundleText::header() const
{
    return jsonOf(lines.at(1));
}

std::size_t BundleText::count(std::string_view member) const
{
    const JsonValue value = header();
    return static_cast<std::size_t>(*value.find(member)->integer());
}

void BundleText::setHeader(const std::string &member, const JsonValue &value)
{
    JsonValue changed = header();
    (*changed.object())[member] = value;
    lines.at(1) = canonical(changed);
}

void BundleText::setNote(std::size_t number, const std::string &text)
{
    note(number) = noteLine(text);
}

void BundleText::insertNote(std::size_t number, const std::string &text)
{
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(2 + number), noteLine(text));
    setCount("checkpoints", count("checkpoints") + 1);
}

void BundleText::removeNote(std::size_t number)
{
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(2 + number));
    setCount("checkpoints", count("checkpoints") - 1);
}

void BundleText::insertEntry(std::size_t number, const std::string &text)
{
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(2 + count("checkpoints") + number), text);
    setCount("entries", count("entries") + 1);
}

void BundleText::removeEntry(std::size_t number)
{
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(2 + count("checkpoints") + number));
    setCount("entries", count("entries") - 1);
}

void BundleText::insertRow(std::size_t number, const std::string &text)
{
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(2 + count("checkpoints") + count("entries") + number), text);
    setCount("state", count("state") + 1);
}

void BundleText::removeRow(std::size_t number)
{
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(2 + count("checkpoints") + count("entries") + number));
    setCount("state", count("state") - 1);
}

std::string BundleText::toText() const
{
    std::string text;
    for (const std::string &line : lines)
        text += line + '\n';
    return text;
}

std::string BundleText::sealedBy(const SigningKey &key) const
{
    std::string text;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        text += lines[i] + '\n';
    const std::string digest = toHex(sha256(text));
    return text + canonical(JsonValue::Object{{"digest", digest},
                                              {"signature", toHex(key.sign("bulkhead-bundle-v1\n" + digest))}}) + '\n';
}

JsonValue jsonOf(std::string_view text)
{
    JsonReader reader;
    const auto element = reader.parse(text);
    if (!element)
        qFatal("the test's own JSON cannot be read");
    return JsonValue::from(*element);
}

std::string noteLine(const std::string &note)
{
    return canonical(JsonValue::Object{{"note", note}});
}

} // namespace bulkhead::audit::test
