// SPDX-License-Identifier: GPL-3.0-or-later
// Verifies bundles of the audit log offline, for auditors who trust neither the console nor its database.
#include "verify.h"

#include <QCommandLineParser>

#include <cstdio>

using namespace bulkhead_verify;

namespace {

const QMap<QString, QString> words {
    {u"anchor"_s, u"a checkpoint from outside does not fit, or is not signed well"_s},
    {u"authority"_s, u"its actor was not allowed to do that, or the people or the policy it names are not those of then"_s},
    {u"bundle"_s, u"the bundle is damaged, is empty, or was not made with the log's key"_s},
    {u"checkpoint"_s, u"a checkpoint in the bundle does not fit, or is not signed well"_s},
    {u"edited"_s, u"it was changed or exchanged after it was written"_s},
    {u"foreign"_s, u"it is of another log"_s},
    {u"key"_s, u"the key of the log is none of the trusted keys, or not that of this log"_s},
    {u"malformed"_s, u"it is no well-formed entry"_s},
    {u"missing"_s, u"it is missing"_s},
    {u"order"_s, u"the line in its place is another entry"_s},
    {u"proof"_s, u"the proof does not hold"_s},
    {u"signature"_s, u"its signature is missing, is wrong, or must not be there"_s},
    {u"state"_s, u"the people, keys, roles or policy in the bundle are not those that the entries make"_s},
    {u"truncated"_s, u"a checkpoint says that there were more entries"_s},
    {u"unanchored"_s, u"no checkpoint from outside vouches for it, and that was required"_s}};

QString sentences(const QJsonObject &answer)
{
    const QJsonObject bad = answer["first_bad"_L1].toObject();
    const auto text = [&](QLatin1StringView member) { return answer[member].toVariant().toString(); };
    const QString seq = bad["seq"_L1].toVariant().toString(), kind = bad["kind"_L1].toString();
    QString said = u"Log %1: %2 entries, root %3.\n"_s.arg(text("log"_L1), text("size"_L1), text("root"_L1));
    if (answer.contains("seq"_L1) && bad.isEmpty())
        return said + u"The proof holds: entry %1 is in the log of this size.\n"_s.arg(text("seq"_L1));
    if (!bad.isEmpty())
        said += u"NOT whole. %1: %2 (%3).\n"_s.arg(seq == u'0' ? u"As a whole"_s : u"First bad entry "_s + seq, words[kind], kind);
    else
        said += u"The log is whole.\n"_s;
    if (answer.contains("trusted_until"_L1))
        said += u"It can be trusted up to entry %1.\n"_s.arg(text("trusted_until"_L1));
    if (answer["anchored"_L1].toBool())
        said += u"Anchored: a checkpoint from outside vouches for the entries up to %1.\n"_s.arg(text("anchored_until"_L1));
    else if (bad.isEmpty())
        said += u"Not anchored: no checkpoint from outside was given, so a log made anew from its first entry would look the same.\n"_s;
    return said;
}

// From the text itself, or from the first line of the file it names.
VerifierKey keyOf(const QString &text, bool isFile = false)
{
    try {
        QFile file(text);
        return VerifierKey(isFile ? read(file, 4096, true).split('\n')[0] : text.toUtf8());
    } catch (const Problem &) {
        if (isFile)
            fail(text + u": no verifier key in the first line; copy it again"_s);
        return keyOf(text, true);
    }
}

QString run(const QStringList &arguments, bool &ok)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Verifies an audit bundle, or the proof of one entry, offline."_s);
    parser.addPositionalArgument(u"BUNDLE"_s, u"The audit bundle."_s);
    parser.addOptions({{u"checkpoint"_s, u"Compare with checkpoints kept elsewhere (may be repeated)."_s, u"FILE"_s},
                       {u"trust"_s, u"Trust this verifier key, or the one in a file (may be repeated)."_s, u"KEY"_s},
                       {u"require-anchor"_s, u"Fail if no checkpoint from outside vouches for the log."_s},
                       {u"proof"_s, u"Verify the proof of one entry, which needs --trust, and no bundle."_s, u"FILE"_s},
                       {u"json"_s, u"Answer with a JSON object."_s}});
    parser.addHelpOption();
    parser.addVersionOption();
    const bool isParsed = parser.parse(arguments);
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s))
        return parser.isSet(u"help"_s) ? parser.helpText() : QStringLiteral("bulkhead-verify " BULKHEAD_VERSION "\n");
    const QStringList bundles = parser.positionalArguments(), proofs = parser.values(u"proof"_s);
    const bool isProof = proofs.size() == 1 && bundles.isEmpty() && parser.isSet(u"trust"_s) && !parser.isSet(u"checkpoint"_s)
        && !parser.isSet(u"require-anchor"_s);
    if (!isParsed || (!isProof && (bundles.size() != 1 || !proofs.isEmpty())))
        fail(parser.errorText() + u" command line: name one bundle, or one proof and --trust; see --help"_s);
    QList<VerifierKey> trusted;
    for (const QString &key : parser.values(u"trust"_s))
        trusted.append(keyOf(key));
    QByteArrayList notes;
    for (const QString &path : parser.values(u"checkpoint"_s))
        notes.append(readNotes(path));
    const QJsonObject answer = isProof ? verifyProof(proofs[0], trusted)
                                       : Bundle(bundles[0], trusted).verify(notes, parser.isSet(u"require-anchor"_s));
    ok = answer["ok"_L1].toBool();
    const QByteArray json = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
    return parser.isSet(u"json"_s) ? QString::fromUtf8(json) : sentences(answer);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bool ok = true;
    try {
        const QByteArray answer = run(QCoreApplication::arguments(), ok).toUtf8();
        if (std::fputs(answer.constData(), stdout) < 0 || std::fflush(stdout) != 0)
            fail(u"standard output: it cannot be written; free some space"_s);
        return ok ? 0 : 1;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bulkhead-verify: %s\n", error.what());
        return 2;
    }
}
