// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracts/rules/mediatyperules.h"

namespace bulkhead::contracts {

using namespace Qt::StringLiterals;

namespace {

bool covers(const QString &range, const QString &name)
{
    return range == name || range == "*/*"_L1 || (range.endsWith("/*"_L1) && name.startsWith(QStringView(range).chopped(1)));
}

//! The entry of that name, else the narrowest range that covers it.
const MediaType *entryFor(const std::vector<MediaType> &types, const QString &name)
{
    const MediaType *best = nullptr;
    for (const MediaType &type : types) {
        if (covers(type.name, name) && (!best || best->name.size() < type.name.size() || type.name == name))
            best = &type;
        if (type.name == name)
            return &type;
    }
    return best;
}

} // namespace

void mediaTypeRules(const OperationPair &pair, const QString &where, const QString &subject, const std::vector<MediaType> &before,
                    const std::vector<MediaType> &after, const Place &basePlace, const Place &revisionPlace, Direction direction, Changes &changes)
{
    const bool isRequest = direction == Direction::Request;
    for (const MediaType &was : before) {
        const MediaType *is = entryFor(after, was.name);
        const QString place = where + u'/' + was.name, title = subject + u" ("_s + shortened(was.name) + u')';
        if (!is) {
            changes.operation(pair, {isRequest ? "request-media-type-removed" : "response-media-type-removed", place, was.at, revisionPlace,
                                     u"%1: the media type is gone"_s.arg(title), was.name, {}});
            continue;
        }
        if (was.encoding != is->encoding)
            changes.operation(pair, {"encoding-changed", place, was.at, is->at, u"%1: \"encoding\" differs; compare it by hand"_s.arg(title),
                                     QString::fromStdString(was.encoding), QString::fromStdString(is->encoding)});
        changes.schemas(pair, place, title, was.schema, is->schema, direction);
    }
    for (const MediaType &is : after) {
        if (!entryFor(before, is.name))
            changes.operation(pair, {isRequest ? "request-media-type-added" : "response-media-type-added", where + u'/' + is.name, basePlace, is.at,
                                     u"%1 (%2): the media type is new"_s.arg(subject, shortened(is.name)), {}, is.name});
    }
}

} // namespace bulkhead::contracts
