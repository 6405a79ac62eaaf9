// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/recording.h"
#include "demo/fakeapisix.h"

#include <algorithm>

namespace bulkhead::test {

//! The recorded exchanges of one gateway: "3.13.0", "3.13.0-v2" (its version 2 mode), "3.13.0-production" (the
//! other gateway of that version), "3.18.0", "2.15.3".
inline QStringList apisixRecordingNames(const QString &folder)
{
    return recordedNames(QStringLiteral("apisix/") + folder);
}

inline Recording apisixRecording(const QString &folder, const QString &name)
{
    return parsedRecording(recordedText(QStringLiteral("apisix/") + folder + u'/' + name));
}

//! Keys and prefix of the gateway that was recorded.
inline FakeApisixOptions recordedApisixOptions(const QString &folder)
{
    FakeApisixOptions options;
    options.version = folder.section(u'-', 0, 0).toStdString();
    options.speaksV2 = folder.endsWith(QStringLiteral("-v2"));
    if (folder.endsWith(QStringLiteral("-production"))) {
        options.adminKey = "production-admin-key-e94d0c55";
    } else if (options.version == "3.13.0") {
        options.adminKey = "sandbox-admin-key-7f3c1b2a";
        options.viewerKey = "sandbox-viewer-key-11aa22bb";
    } else if (options.version == "3.18.0") {
        options.adminKey = "latest-admin-key-318";
        options.prefix = "/apisix3";
    } else {
        options.adminKey = "legacy-admin-key-215";
        options.viewerKey = "legacy-viewer-key-215";
        options.prefix = "/apisix2";
    }
    return options;
}

//! The rows of a recorded list of either version, each {"key", "value", "createdIndex", …}.
inline JsonValue::Array recordedApisixRows(const Answer &answer)
{
    const JsonValue root = json(answer.body);
    const JsonValue *list = root.find("list");
    if (const JsonValue *node = root.find("node"))
        list = node->find("nodes");
    return list && list->array() ? *list->array() : JsonValue::Array();
}

struct RecordedApisixRow
{
    std::int64_t createdIndex;
    std::string collection;
    JsonValue::Object value;
};

inline void addRecordedApisixRows(const QString &folder, const QString &name,
                                  std::vector<RecordedApisixRow> &rows)
{
    const Recording list = apisixRecording(folder, name);
    const std::string collection = list.target.mid(qsizetype(sizeof("/apisix/admin"))).toStdString();
    for (const JsonValue &row : recordedApisixRows(list.answer)) {
        JsonValue::Object value = *row.find("value")->object();
        value.erase("create_time");
        value.erase("update_time");
        const std::string &key = *row.find("key")->string();
        if (collection != "consumers")
            value.emplace("id", key.substr(key.rfind('/') + 1)); // 2.15.3 does not always tell it
        if (collection == "ssls")
            value.emplace("key", "never shown by 3.18"); // it is there, and no answer may hold it
        rows.push_back({*row.find("createdIndex")->integer(), collection, std::move(value)});
    }
}

//! The estate of the gateway that was recorded, in the order in which it was made.
inline ApisixSeed recordedApisixSeed(const QString &folder)
{
    std::vector<RecordedApisixRow> rows;
    const bool isV2 = folder.endsWith(QStringLiteral("-v2"));
    const QString base = isV2 ? folder.chopped(3) : folder;
    for (const QString &name : apisixRecordingNames(base)) {
        // The lists of version 2 come encrypted, which for consumers matters: those of version 3 tell more.
        const bool isOwn = isV2 && name != u"list-consumers" && apisixRecordingNames(folder).contains(name);
        if (name.startsWith(u"list-"))
            addRecordedApisixRows(isOwn ? folder : base, name, rows);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto &a, const auto &b) { return a.createdIndex < b.createdIndex; });
    ApisixSeed seed;
    for (RecordedApisixRow &row : rows)
        seed.add(std::move(row.collection), std::move(row.value));
    return seed;
}

} // namespace bulkhead::test
