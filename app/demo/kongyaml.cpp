// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/kongyaml.h"

#include <algorithm>

namespace bulkhead {

namespace {

using Row = JsonValue::Object;

bool isPlain(const std::string &text)
{
    const bool isSafe = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '-' || c == '.' || c == '_' || c == '/' || c > 127;
    });
    return isSafe && std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c); })
        && text != "true" && text != "false" && text != "null" && text.front() != '-';
}

std::string quoted(const std::string &text)
{
    std::string result = "'";
    for (const char c : text)
        result.append(c == '\'' ? 2 : 1, c);
    return result + '\'';
}

std::string scalar(const JsonValue &value)
{
    if (value.isNull())
        return "~";
    if (const std::string *text = value.string(); text && isPlain(*text))
        return *text;
    if (value.string() && value.string()->find('\n') == std::string::npos)
        return quoted(*value.string());
    return canonical(value); // numbers, {}, [] and texts of many lines are the same in YAML
}

bool isBlock(const JsonValue &value)
{
    return (value.object() && !value.object()->empty()) || (value.array() && !value.array()->empty());
}

void write(const JsonValue &value, const std::string &indent, std::string &out);

void writeMembers(const Row &row, const std::string &indent, std::string &out)
{
    for (const auto &[name, value] : row) {
        out += indent + name + ':';
        if (!isBlock(value)) {
            out += ' ' + scalar(value) + '\n';
            continue;
        }
        out += '\n';
        write(value, value.array() ? indent : indent + "  ", out);
    }
}

void write(const JsonValue &value, const std::string &indent, std::string &out)
{
    if (value.object()) {
        writeMembers(*value.object(), indent, out);
        return;
    }
    for (const JsonValue &item : *value.array()) {
        const std::size_t start = out.size();
        if (isBlock(item))
            write(item, indent + "  ", out);
        else
            out += indent + "  " + scalar(item) + '\n';
        out[start + indent.size()] = '-';
    }
}

} // namespace

std::string kongYaml(const Row &object)
{
    std::string out;
    writeMembers(object, {}, out);
    return out;
}

std::string kongLua(const JsonValue &value)
{
    std::string text = "{";
    const auto start = [&text] { text += text.size() > 1 ? "," : ""; };
    if (const Row *row = value.object()) {
        for (const auto &[name, member] : *row) {
            start();
            const bool isWord = std::all_of(name.begin(), name.end(),
                                            [](unsigned char c) { return std::isalnum(c) || c == '_'; });
            text.append(isWord ? "" : "[\"").append(name).append(isWord ? "=" : "\"]=").append(kongLua(member));
        }
        return text + '}';
    }
    if (const JsonValue::Array *items = value.array()) {
        for (const JsonValue &item : *items) {
            start();
            text += kongLua(item);
        }
        return text + '}';
    }
    return value.isNull() ? "nil" : canonical(value);
}

} // namespace bulkhead
