// SPDX-License-Identifier: GPL-3.0-or-later
// Verifies bundles of the audit log offline, for auditors who trust neither the console nor its database.
#include "proof.h"
#include "verify.h"

#include <QCommandLineParser>

using namespace bulkhead_verify;

static const QMap<QString, QString> words {
    {u"anchor"_s, u"a checkpoint from outside does not fit, or is not signed well"_s},
    {u"authority"_s, u"its actor was not allowed that, or the people or the policy were others than it says"_s},
    {u"bundle"_s, u"the bundle is damaged or empty, or was not made with the key of the log"_s},
    {u"checkpoint"_s, u"a checkpoint in the bundle does not fit, or is not signed well"_s},
    {u"edited"_s, u"it was changed or exchanged after it was written"_s}, {u"foreign"_s, u"it is of another log"_s},
    {u"key"_s, u"the key of the log is not a trusted one, or is of another log"_s}, {u"missing"_s, u"it is missing"_s},
    {u"malformed"_s, u"it is no well-formed entry"_s}, {u"order"_s, u"another entry is in its place"_s},
    {u"proof"_s, u"the proof does not hold"_s}, {u"signature"_s, u"its signature is wrong, missing or one too many"_s},
    {u"state"_s, u"the people, keys, roles or policy are not those that the entries make"_s},
    {u"truncated"_s, u"a checkpoint says that there were more entries"_s},
    {u"unanchored"_s, u"no checkpoint from outside covers any of it"_s}};

static QString sentences(const QJsonObject &answer)
{
    const auto said = [&](const QString &name) { return answer[name].toVariant().toString(); };
    const QJsonObject bad = answer["first_bad"_L1].toObject();
    const QString kind = bad["kind"_L1].toString(), seq = bad["seq"_L1].toVariant().toString();
    const QString place = seq == u'0' ? u"As a whole"_s : u"First bad entry "_s + seq;
    QString text;
    if (!said(u"log"_s).isEmpty())
        text = u"Log %1: %2 entries, root %3.\n"_s.arg(said(u"log"_s), said(u"size"_s), said(u"root"_s));
    if (!bad.isEmpty()) text += u"NOT good. %1: %2 (%3).\n"_s.arg(place, words[kind], kind);
    else if (answer.contains("seq"_L1)) text += u"The proof holds: entry %1 is in this log.\n"_s.arg(said(u"seq"_s));
    else text += u"The log is whole.\n"_s;
    if (answer.contains("seq"_L1)) return text;
    text += u"Entries can be trusted up to %1.\n"_s.arg(said(u"trusted_until"_s));
    if (answer["anchored_until"_L1] != 0)
        return text + u"A checkpoint from outside vouches for them up to %1.\n"_s.arg(said(u"anchored_until"_s));
    return text
        + u"Not anchored: no checkpoint from outside was given that covers any of it, so a log made anew from its "
          "first entry would look the same.\n"_s;
}

// The text is the key, or names a file that begins with it.
static VerifierKey keyOf(const QString &text)
{
    try {
        return VerifierKey(QFile::exists(text) ? File(text).text(4096).split('\n')[0] : text.toUtf8());
    } catch (const Problem &) {
        throw std::runtime_error(text.toStdString() + ": neither a verifier key nor a file with one; copy it again");
    }
}

static QString run(const QStringList &arguments, bool &ok)
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
    if (parser.isSet(u"help"_s)) return parser.helpText();
    if (parser.isSet(u"version"_s)) return QStringLiteral("bulkhead-verify " BULKHEAD_VERSION "\n");
    const QStringList bundles = parser.positionalArguments(), proofs = parser.values(u"proof"_s);
    const bool isBundle = bundles.size() == 1 && proofs.isEmpty(), isAnchorNeeded = parser.isSet(u"require-anchor"_s);
    const bool isProof = bundles.isEmpty() && proofs.size() == 1 && parser.isSet(u"trust"_s) && !isAnchorNeeded;
    if (!isParsed || !(isBundle || (isProof && !parser.isSet(u"checkpoint"_s))))
        throw std::runtime_error("command line: it has to name one bundle, or one proof and --trust; see --help");
    QList<VerifierKey> trusted;
    QByteArrayList outside;
    for (const QString &key : parser.values(u"trust"_s)) trusted.append(keyOf(key));
    for (const QString &path : parser.values(u"checkpoint"_s)) outside.append(File(path).text(67108864));
    File file((isProof ? proofs : bundles)[0]);
    const QJsonObject answer = isProof ? verifyProof(file.text(maxProof + 1), trusted)
                                       : Bundle(outside, trusted).verify(file, isAnchorNeeded);
    ok = answer["ok"_L1].toBool();
    const QByteArray json = QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
    return parser.isSet(u"json"_s) ? QString::fromUtf8(json) : sentences(answer);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    bool ok = true;
    try {
        const QByteArray answer = run(QCoreApplication::arguments(), ok).toUtf8();
        if (std::fputs(answer.constData(), stdout) >= 0 && std::fflush(stdout) == 0) return ok ? 0 : 1;
        std::fputs("bulkhead-verify: standard output: it cannot be written; free some space\n", stderr);
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bulkhead-verify: %s\n", error.what());
    }
    return 2;
}
