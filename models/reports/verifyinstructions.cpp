// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/verifyinstructions.h"

namespace bulkhead::reports {

std::string_view verifyInstructions()
{
    static constexpr std::string_view text = R"md(# How to check this evidence

This archive was exported from Bulkhead. It holds a report, what the report was made from, and the
proofs that it was recorded. You need no access to the systems it speaks of, and no account.

## What is in it
- `report.pdf`, `report.html`: the report for people. `report.json`: the same in full, for programs.
- `findings.csv` and the other tables; `oscal.json`: assessment results for tools that read OSCAL, and
  `oscal-catalog.json`: the catalog of the controls that they name.
- `verdicts.json`: what every control said of every pair of environments, with both facts of each finding.
- `facts.jsonl`: what the gateways said, as of the snapshot, one thing a line. Secrets are not in it:
  they were replaced by keyed fingerprints before anything was stored.
- `approvals.json`: the signed entries of people's decisions in the period, each with its proof of
  inclusion in the log.
- `log.bundle`: the audit log up to the size that the report names, with its checkpoints.
- `manifest.json`: name, length and SHA-256 of every file; `manifest.sig`: the log's signature of it.

## With the console's own program
    bulkheadctl report bundle --verify THIS-FILE.tar --checkpoint CHECKPOINT-YOU-KEPT
It checks every byte of the archive, the signature, and the log inside. It needs no store and no account.

## With a program that shares no code with it
    bulkhead-verify THIS-FILE.tar --checkpoint CHECKPOINT-YOU-KEPT
It is small enough to be read (`app/verify` in the sources), checks the same things on its own, and has to say the same.

## Without either
1. Take the archive apart in an empty folder: `tar xf THIS-FILE.tar`.
2. Compare every file with the manifest:
   `jq -r '.files[] | "\(.sha256)  \(.name)"' manifest.json | sha256sum --check`
   and see that `tar tf` names no others but manifest.json and manifest.sig.
3. The signature: the key is the last part of `key` in the manifest, base64 of one byte with the value 1
   and 32 bytes of an Ed25519 key. It signed the text `bulkhead-evidence-v1`, a line feed, and the SHA-256
   of manifest.json in hex:
       jq -r .key manifest.json | sed 's/.*+//' | base64 -d | tail -c 32 > key.raw
       (printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cat key.raw) > key.der
       (printf 'bulkhead-evidence-v1\n'; sha256sum < manifest.json | cut -c1-64 | tr -d '\n') > signed
       xxd -r -p manifest.sig > signature
       openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key.der -sigfile signature -in signed
4. The log: `bulkhead-verify log.bundle --checkpoint CHECKPOINT-YOU-KEPT`, for which
   `resources/audit/FORMAT.md` says what it does. The checkpoint has to be of at most `log_size` entries: log.bundle is
   the beginning of a log that goes on, and to a checkpoint of more it looks cut off. Its `size` and `root` have to be `log_size` and `root` of the
   manifest, and the `key` in the second line of log.bundle that of the manifest.
5. One decision of `approvals.json`: its leaf hash is SHA-256 of the byte 0 and the entry; hash it with
   each step of its path (SHA-256 of the byte 1, left, right) and compare with the root.

Without a checkpoint that you kept, or that was given to you by somebody else, a log made anew from its
first entry would look the same: compare the verifier key and the root with what you know.

What these files prove: who decided what, in which order, and that nothing was changed since. What they
do not prove: that the gateways told the truth, or that a framework is met. That is for you to judge.
)md";
    return text;
}

} // namespace bulkhead::reports
