// SPDX-License-Identifier: GPL-3.0-or-later
// Verifies bundles of the audit log, and evidence bundles with one inside, offline, for auditors who trust neither the console nor its database.
#include "archive.h"

// The text is the key, or names a file that begins with it.
static VerifierKey keyOf(const QString &text) {
    try {
        return VerifierKey(QFile::exists(text) ? File(text).text(4096).split('\n')[0] : text.toUtf8());
    } catch (const Problem &) {
        throw std::runtime_error(text.toStdString() + ": neither a verifier key nor a file with one; copy it again");
    }
}

static QByteArray run(const QStringList &arguments, bool &ok) {
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Verifies an audit bundle, an evidence bundle, or the proof of one entry, offline."_s);
    parser.addPositionalArgument(u"BUNDLE"_s, u"The audit bundle, or the evidence bundle (a tar archive)."_s);
    parser.addOptions({{u"checkpoint"_s, u"Compare with checkpoints kept elsewhere (may be repeated)."_s, u"FILE"_s},
                       {u"trust"_s, u"Trust this verifier key, or the one in a file (may be repeated)."_s, u"KEY"_s},
                       {u"require-anchor"_s, u"Fail if no checkpoint from outside vouches for the log."_s},
                       {u"proof"_s, u"Verify the proof of one entry, which needs --trust, and no bundle."_s, u"FILE"_s},
                       {u"json"_s, u"Answer with a JSON object."_s}});
    parser.addHelpOption();
    parser.addVersionOption();
    const bool isParsed = parser.parse(arguments);
    if (parser.isSet(u"help"_s)) return parser.helpText().toUtf8();
    if (parser.isSet(u"version"_s)) return "bulkhead-verify " BULKHEAD_VERSION "\n";
    const QStringList bundles = parser.positionalArguments(), proofs = parser.values(u"proof"_s);
    const bool isBundle = bundles.size() == 1 && proofs.isEmpty(), isAnchorNeeded = parser.isSet(u"require-anchor"_s);
    const bool isProof = bundles.isEmpty() && proofs.size() == 1 && parser.isSet(u"trust"_s) && !isAnchorNeeded;
    if (!isParsed || !(isBundle || (isProof && !parser.isSet(u"checkpoint"_s))))
        throw std::runtime_error("command line: it has to name one bundle, or one proof and --trust; see --help");
    QList<VerifierKey> trusted;
    QByteArrayList outside;
    for (const QString &key : parser.values(u"trust"_s)) trusted.append(keyOf(key));
    for (const QString &path : parser.values(u"checkpoint"_s)) outside.append(File(path).text(67108864));
    const QString path = (isProof ? proofs : bundles)[0];
    File file(path);
    const QJsonObject answer = isProof ? verifyProof(file.text(maxProof + 1), trusted)
        : Archive::isOne(path) ? verifyArchive(path, outside, trusted, isAnchorNeeded)
                               : Bundle().verify(file, outside, trusted, isAnchorNeeded);
    ok = answer["ok"_L1].toBool();
    if (parser.isSet(u"json"_s)) return canonical(answer) + '\n';
    QByteArray text = QJsonDocument(answer).toJson();
    text += ok ? "Good.\n" : "NOT good: sections 6 and 7 of FORMAT.md, and BUNDLE.md, say what the kinds mean; seq 0 is the whole.\n";
    if (answer["anchored_until"_L1] != 0) return text;
    return text + "Not anchored: no checkpoint from outside vouches for it, so a log made anew would look the same.\n";
}

int main(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    try {
        bool ok = true;
        const QByteArray answer = run(QCoreApplication::arguments(), ok);
        if (std::fputs(answer.constData(), stdout) >= 0 && std::fflush(stdout) == 0) return ok ? 0 : 1;
        throw std::runtime_error("standard output: it cannot be written; free some space");
    } catch (const std::exception &error) {
        std::fprintf(stderr, "bulkhead-verify: %s\n", error.what());
    }
    return 2;
}
