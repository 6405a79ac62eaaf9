// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandtable.h"

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

const QList<OptionText> &planOptions()
{
    static const QList<OptionText> options = {
        {u"api"_s, u"API"_s, u"id, name or name@version; more than one travel as one plan, between the same gateways"_s},
        {u"from"_s, u"ENV"_s, u"the environment it comes from"_s},
        {u"to"_s, u"ENV"_s, u"the environment it goes to"_s},
        {u"source"_s, u"GATEWAY"_s, u"the gateway it comes from, if several have it"_s},
        {u"target"_s, u"GATEWAY"_s, u"the gateway it goes to, if several could be meant"_s},
        {u"delete"_s, {}, u"also delete what the source does not have"_s},
    };
    return options;
}

} // namespace

const QList<CommandText> &commands()
{
    static const QList<CommandText> table = {
        {u"estate check"_s, {}, u"check the estate file, and with --connect every gateway"_s,
         {{u"connect"_s, {}, u"also test the connection of each gateway"_s}}},
        {u"estate accept"_s, {}, u"accept the policy of the estate file with your signature; answers 1 while a second person is needed"_s, {}},
        {u"key new"_s, {}, u"make your own signing key at --key, and the public part to hand to an admin"_s,
         {{u"public-out"_s, u"FILE"_s, u"where the public part goes, with the proof that you hold the other"_s}}},
        {u"key rotate"_s, {}, u"go over to a new key; the old one signs that and retires"_s,
         {{u"new-key"_s, u"REF"_s, u"where the new key goes"_s},
          {u"new-passphrase"_s, u"REF"_s, u"its passphrase, if it is a file"_s}}},
        {u"person add"_s, u"NAME"_s, u"add a person with roles and the public part of their key; the first one adds themselves"_s,
         {{u"role"_s, u"ROLE[:ENV]"_s, u"viewer, engineer, approver, auditor or admin; may be given more than once"_s},
          {u"public-key"_s, u"FILE"_s, u"what the person's key new --public-out wrote"_s}}},
        {u"person change"_s, u"NAME"_s, u"grant or revoke roles, or replace a lost key"_s,
         {{u"grant"_s, u"ROLE[:ENV]"_s, u"a role to give; may be given more than once"_s},
          {u"revoke"_s, u"ROLE[:ENV]"_s, u"a role to take; may be given more than once"_s},
          {u"public-key"_s, u"FILE"_s, u"a new key, which replaces the present one"_s}}},
        {u"person retire"_s, u"NAME"_s, u"end a person's roles and key; what they signed stays verifiable"_s, {}},
        {u"person list"_s, {}, u"list people, roles and keys as the log says"_s, {}},
        {u"audit list"_s, {}, u"list entries of the audit log, newest first"_s,
         {{u"person"_s, u"NAME"_s, u"only of this person or operating-system user"_s},
          {u"action"_s, u"ACTION"_s, u"only this action, or all that begin with it: person, audit.export"_s},
          {u"object"_s, u"TEXT"_s, u"only on objects whose id holds this text"_s},
          {u"environment"_s, u"ENV"_s, u"only of this environment"_s},
          {u"since"_s, u"TIME"_s, u"only from this time on"_s},
          {u"until"_s, u"TIME"_s, u"only before this time"_s},
          {u"limit"_s, u"NUMBER"_s, u"at most so many (default: 100; 0: all)"_s}}},
        {u"audit show"_s, u"SEQ"_s, u"show one entry whole"_s, {}},
        {u"audit verify"_s, {}, u"verify the log, a bundle or a proof; answers 1 for anything that is not fully valid"_s,
         {{u"bundle"_s, u"FILE"_s, u"an exported bundle; needs no store"_s},
          {u"proof"_s, u"FILE"_s, u"the proof of one entry; needs --trust"_s},
          {u"checkpoint"_s, u"FILE"_s, u"checkpoints kept outside the store; may be given more than once"_s},
          {u"trust"_s, u"KEY"_s, u"a verifier key, or a file with one; may be given more than once"_s},
          {u"snapshots"_s, {}, u"also make the digest of every sync anew from what the store keeps of it"_s},
          {u"require-anchor"_s, {}, u"not valid unless a checkpoint from outside agrees"_s}}},
        {u"audit export"_s, {}, u"write the whole log as a bundle that verifies without a store"_s,
         {{u"out"_s, u"FILE"_s, u"the bundle"_s}}},
        {u"audit proof"_s, u"SEQ"_s, u"prove that one entry stands in the log (c2sp.org/tlog-proof)"_s,
         {{u"out"_s, u"FILE"_s, u"the proof; without it, it is printed"_s}}},
        {u"audit key"_s, {}, u"print the log's verifier key and its newest checkpoint"_s, {}},
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
        {u"promotion plan"_s, {}, u"show what promoting an API would change; answers 1 when a gate says no"_s, planOptions()},
        {u"promotion request"_s, {}, u"ask for a promotion; answers once that is recorded"_s,
         planOptions() + QList<OptionText>{{u"reason"_s, u"TEXT"_s, u"what it is for, with the ticket if the estate file asks for one"_s},
                                             {u"needs-waiver"_s, u"GATE"_s, u"a gate that says no and that another person shall waive; may be given more than once"_s}}},
        {u"promotion list"_s, {}, u"list the requests, newest first"_s,
         {{u"api"_s, u"API"_s, u"only of this API, with what was last promoted and last observed of it"_s}}},
        {u"promotion changes"_s, {}, u"what changed on production from sync to sync, and which promotion explains it"_s,
         {{u"without-request"_s, {}, u"only what no promotion explains; answers 1 if there is any"_s},
          {u"api"_s, u"API"_s, u"only of this API"_s},
          {u"since"_s, u"TIME"_s, u"only what was seen from this time on"_s}}},
        {u"promotion figures"_s, {}, u"count what became of promotions week by week, and how long they took"_s,
         {{u"from"_s, u"DATE"_s, u"from the week of this day on (default: eleven weeks before --to)"_s},
          {u"to"_s, u"DATE"_s, u"up to the week of this day (default: today)"_s},
          {u"env"_s, u"ENV"_s, u"only of promotions into this environment"_s}}},
        {u"promotion show"_s, u"ID"_s, u"show one request with its plan, its gates and who is missing"_s, {}},
        {u"promotion approve"_s, u"[ID]"_s, u"sign exactly the plan of a request, or of a file with --plan"_s,
         {{u"plan"_s, u"FILE"_s, u"what promotion export wrote; needs neither store nor estate file"_s},
          {u"out"_s, u"FILE"_s, u"with --plan: where the approval goes"_s},
          {u"trust"_s, u"KEY"_s, u"with --plan: the verifier key of the log it must come from, or a file with it"_s},
          {u"digest"_s, u"HEX"_s, u"the digest of the plan you looked at; refused if it is another one"_s},
          {u"reason"_s, u"TEXT"_s, u"a word on it"_s}}},
        {u"promotion export"_s, u"ID"_s, u"write a request with its plan to a file, for somebody who approves it elsewhere"_s,
         {{u"out"_s, u"FILE"_s, u"the file"_s}}},
        {u"promotion import"_s, u"ID|FILE APPROVAL"_s, u"bring in an approval that was signed elsewhere, for a request or for what was exported of it"_s, {}},
        {u"promotion waive"_s, u"ID"_s, u"set aside by name what a gate says no to, for exactly this plan; not by whoever asked for it"_s,
         {{u"gate"_s, u"GATE"_s, u"contract, isolation, strictness, drift or freeze"_s},
          {u"reason"_s, u"TEXT"_s, u"why"_s}}},
        {u"promotion break-glass"_s, u"ID"_s, u"execute a request before it is approved, for all to see; two others have to review it in time"_s,
         {{u"reason"_s, u"TEXT"_s, u"why it cannot wait"_s}}},
        {u"promotion review"_s, u"ID"_s, u"look back at a promotion that was broken through"_s, {{u"reason"_s, u"TEXT"_s, u"what you found"_s}}},
        {u"promotion reject"_s, u"ID"_s, u"end a request; that stays"_s, {{u"reason"_s, u"TEXT"_s, u"why"_s}}},
        {u"promotion comment"_s, u"ID"_s, u"say something about a request"_s,
         {{u"reason"_s, u"TEXT"_s, u"what you say"_s},
          {u"step"_s, u"NUMBER"_s, u"about this step of the plan"_s},
          {u"changes"_s, {}, u"ask for changes"_s}}},
        {u"promotion apply"_s, u"ID"_s, u"execute what is approved, if nothing has changed since; answers 1 when it is refused or fails"_s, {}},
        {u"promotion resume"_s, u"ID"_s, u"go on with an execution that was cut off"_s, {}},
        {u"promotion rollback"_s, u"ID"_s, u"undo what was applied, once, within 72 hours"_s, {{u"reason"_s, u"TEXT"_s, u"why"_s}}},
        {u"contract diff"_s, u"BASE REVISION"_s, u"what a client written for one API description notices of another; answers 1 when something breaks it"_s,
         {{u"as-of"_s, u"DATE"_s, u"the day that sunsets are compared with (default: today)"_s},
          {u"all"_s, {}, u"also list what is compatible"_s}}},
        {u"contract lint"_s, u"FILE"_s, u"what an API description gets wrong by itself; answers 1 for an error"_s,
         {{u"as-of"_s, u"DATE"_s, u"the day that sunsets are compared with (default: today)"_s},
          {u"production"_s, {}, u"a server without TLS is an error"_s}}},
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
        {u"as"_s, u"NAME"_s, u"who acts (or BULKHEAD_AS); needed to decide, change or export"_s},
        {u"key"_s, u"REF"_s, u"your signing key: file:PATH or keychain:SERVICE/ACCOUNT (or BULKHEAD_KEY; default: the keyring)"_s},
        {u"passphrase"_s, u"REF"_s, u"what opens a key file: env:NAME or file:PATH (or BULKHEAD_PASSPHRASE; on a terminal you are asked)"_s},
        {u"json"_s, {}, u"answer with one JSON document on standard output"_s},
        {u"quiet"_s, {}, u"no progress and no notes on standard error"_s},
        {u"help"_s, {}, u"show help"_s},
        {u"version"_s, {}, u"show the version"_s},
    };
    return table;
}

} // namespace bulkhead::cli
