// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jsonpointer.h"

#include <charconv>

namespace bulkhead {

namespace {

std::string unescaped(std::string_view step)
{
    std::string text;
    for (std::size_t i = 0; i < step.size(); ++i) {
        const bool isEscape = step[i] == '~' && i + 1 < step.size();
        text += isEscape ? (step[++i] == '1' ? '/' : '~') : step[i];
    }
    return text;
}

const JsonValue *stepInto(const JsonValue &value, const std::string &step)
{
    if (value.object() != nullptr)
        return value.find(step);
    const JsonValue::Array *array = value.array();
    std::size_t index = 0;
    const auto parsed = std::from_chars(step.data(), step.data() + step.size(), index);
    const bool isIndex = parsed.ec == std::errc() && parsed.ptr == step.data() + step.size();
    return array != nullptr && isIndex && index < array->size() ? &(*array)[index] : nullptr;
}

} // namespace

const JsonValue *valueAt(const JsonValue &root, std::string_view pointer)
{
    const JsonValue *value = &root;
    while (value != nullptr && !pointer.empty()) {
        if (pointer.front() != '/')
            return nullptr;
        const auto end = pointer.find('/', 1);
        value = stepInto(*value, unescaped(pointer.substr(1, end == std::string_view::npos ? end : end - 1)));
        pointer = end == std::string_view::npos ? std::string_view() : pointer.substr(end);
    }
    return value;
}

JsonValue *valueAt(JsonValue &root, std::string_view pointer)
{
    return const_cast<JsonValue *>(valueAt(std::as_const(root), pointer));
}

std::string below(std::string_view pointer, std::string_view member)
{
    std::string text(pointer);
    text += '/';
    for (const char c : member) {
        if (c == '~')
            text += "~0";
        else if (c == '/')
            text += "~1";
        else
            text += c;
    }
    return text;
}

std::string below(std::string_view pointer, std::size_t index)
{
    return std::string(pointer) + '/' + std::to_string(index);
}

std::string lastStep(std::string_view pointer)
{
    const auto slash = pointer.rfind('/');
    return unescaped(slash == std::string_view::npos ? pointer : pointer.substr(slash + 1));
}

} // namespace bulkhead
