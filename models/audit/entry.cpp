// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/entry.h"

#include "audit/entrysignature.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace bulkhead::audit {

std::string_view toWire(Phase phase)
{
    switch (phase) {
    case Phase::Whole:
        return "whole";
    case Phase::Begin:
        return "begin";
    case Phase::End:
        return "end";
    }
    Q_UNREACHABLE();
}

bool isHex(std::string_view text, std::size_t digits)
{
    unsigned isOther = 0; // looked at to the end, so that it is done many at a time
    for (const char c : text)
        isOther |= static_cast<unsigned>(static_cast<unsigned char>(c - '0') > 9) & static_cast<unsigned>(static_cast<unsigned char>(c - 'a') > 5);
    return text.size() == digits && isOther == 0;
}

bool isTimeText(std::string_view text)
{
    constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
    const bool hasForm = std::equal(text.begin(), text.end(), form.begin(), form.end(),
                                    [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; });
    if (!hasForm)
        return false;
    const auto number = [text](std::size_t at) { return 10 * (text[at] - '0') + (text[at + 1] - '0'); };
    constexpr std::size_t month = 5, day = 8, hour = 11, minute = 14, second = 17;
    return number(month) >= 1 && number(month) <= 12 && number(day) >= 1 && number(day) <= 31 && number(hour) <= 23 && number(minute) <= 59
        && number(second) <= 59;
}

std::string timeText(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc())
        .toString(QLatin1StringView("yyyy-MM-ddTHH:mm:ss.zzzZ"))
        .toStdString();
}

std::optional<UtcTime> timeFrom(std::string_view text)
{
    const auto time = QDateTime::fromString(QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size())), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return UtcTime{std::chrono::milliseconds(time.toMSecsSinceEpoch())};
}

std::string Entry::toText() const
{
    JsonValue::Object who;
    if (actor.isPerson())
        who = {{"key", actor.key}, {"person", actor.person}, {"role", actor.role}};
    else
        who = {{"claim", actor.claim}};
    return canonical(JsonValue::Object{
        {"action", action}, {"actor", std::move(who)}, {"after", after}, {"at", at}, {"before", before}, {"detail", detail},
        {"environment", environment}, {"format", 1}, {"log", log}, {"nonce", nonce},
        {"object", JsonValue::Object{{"id", objectId}, {"kind", objectKind}}}, {"people", people},
        {"phase", std::string(toWire(phase))}, {"policy", policy}, {"previous", previous}, {"seq", static_cast<std::int64_t>(seq)}});
}

std::string Entry::toText(const SigningKey &key) const
{
    std::string text = toText();
    const Signature signature = key.sign(std::string(signatureContext) + text);
    text.pop_back();
    text += signatureBegin;
    text += toHex(signature);
    text += signatureEnd;
    return text;
}

} // namespace bulkhead::audit
