// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandtable.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

const QList<CommandText> &commands()
{
    static const QList<CommandText> table = {
        {u"estate check"_s, {}, u"check the estate file, and with --connect every gateway"_s,
         {{u"connect"_s, {}, u"also test the connection of each gateway"_s}}},
        {u"sync"_s, u"[GATEWAY…]"_s, u"read all gateways, or those named, into the store"_s, {}},
        {u"catalog list"_s, {}, u"list the APIs with their deployments and their match"_s,
         {{u"as-of"_s, u"TIME"_s, u"as of a time (2026-11-23T09:41:00Z) or a snapshot number"_s}}},
        {u"catalog show"_s, u"API"_s, u"show one API by id, name or name@version"_s,
         {{u"as-of"_s, u"TIME"_s, u"as of a time or a snapshot number"_s}}},
        {u"catalog diff"_s, u"API"_s,
         u"compare sandbox with production field by field; answers 1 on an unexpected difference"_s,
         {{u"as-of"_s, u"TIME"_s, u"as of a time or a snapshot number"_s},
          {u"all"_s, {}, u"also list the fields that are the same"_s}}},
        {u"isolation check"_s, {},
         u"judge every control for each pair of environments; answers 1 when one fails"_s,
         {{u"format"_s, u"FORMAT"_s, u"text, json, sarif or junit (default: text)"_s},
          {u"fail-on"_s, u"VERDICT"_s, u"answer 1 from this verdict on: fail, unknown or warn (default: fail)"_s},
          {u"as-of"_s, u"TIME"_s, u"as of a time or a snapshot number"_s},
          {u"control"_s, u"ID,…"_s, u"only these controls"_s},
          {u"pair"_s, u"SANDBOX:PRODUCTION"_s, u"only this pair of environments"_s}}},
        {u"isolation changes"_s, {}, u"what two kept runs of the check say differently"_s,
         {{u"since"_s, u"RUN"_s, u"the earlier run: its number, or a time (default: the one before)"_s},
          {u"until"_s, u"RUN"_s, u"the later run (default: the newest)"_s},
          {u"pair"_s, u"SANDBOX:PRODUCTION"_s, u"only this pair of environments"_s}}},
        {u"watch"_s, {}, u"sync and judge again and again until stopped, and tell when a verdict changes"_s,
         {{u"every"_s, u"TIME"_s, u"pause between two rounds: 30s, 15m or 2h (default: 15m)"_s},
          {u"rounds"_s, u"NUMBER"_s, u"stop after that many rounds"_s},
          {u"notify"_s, {}, u"also tell it with a notification of the desktop"_s}}},
        {u"demo"_s, {}, u"start the demonstration gateways on loopback and print their estate file"_s,
         {{u"out"_s, u"FILE"_s, u"also write the estate file there"_s}}},
    };
    return table;
}

const QList<OptionText> &commonOptions()
{
    static const QList<OptionText> table = {
        {u"estate"_s, u"FILE"_s, u"the estate file (default: bulkhead/estate.yaml in the configuration folder)"_s},
        {u"store"_s, u"STORE"_s, u"the store (default: bulkhead/bulkhead.db in the data folder)"_s},
        {u"store-key"_s, u"REF"_s, u"the store's own key: env:NAME, file:PATH or keychain:SERVICE/ACCOUNT"_s},
        {u"json"_s, {}, u"answer with one JSON document on standard output"_s},
        {u"quiet"_s, {}, u"no progress and no notes on standard error"_s},
        {u"help"_s, {}, u"show help"_s},
        {u"version"_s, {}, u"show the version"_s},
    };
    return table;
}

} // namespace bulkhead::cli
