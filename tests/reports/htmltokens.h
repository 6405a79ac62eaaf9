// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace bulkhead::test {

struct HtmlToken
{
    enum class Kind { Open, Close, Text, Doctype };
    Kind kind = Kind::Text;
    QString name;                              //!< of an element, lower case
    QList<std::pair<QString, QString>> attributes; //!< values with entities resolved
    bool isClosed = false;                     //!< <rect …/>
    QString text;                              //!< entities resolved; of style: as it is
};

struct HtmlTokens
{
    QList<HtmlToken> tokens;
    QString error; //!< the first thing that is not the strict HTML that we write; empty: none
};

//! Strict on purpose: attributes in double quotes with only known entities inside, no bare "<", ">" or "&" in a text, no comment, elements closed in order.
//! `isFromBrowser`: as a browser writes its tree, where ">" stands bare in texts and attributes.
[[nodiscard]] HtmlTokens htmlTokens(const QString &html, bool isFromBrowser = false);

} // namespace bulkhead::test
