// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/verifyinstructions.h"

namespace bulkhead::reports {

std::string_view verifyInstructions()
{
    static constexpr std::string_view text = R"(# How to check this evidence

This archive was exported from Bulkhead. It holds a report, what the report was made from, and the
proofs that it was recorded. You need no access to the systems it speaks of, and no account.

## What is in it
- `report.pdf`, `report.html`: the report for people. `report.json`: the same in full, for programs.
- `findings.csv` and the other tables; `oscal.json`: assessment results for tools that read OSCAL.
- `verdicts.json`: what every control said of every pair of environments, with both facts of each finding.
- `facts.jsonl`: what the gateways said, as of the snapshot, one thing a line. Secrets are not in it:
  they were replaced by keyed fingerprints before anything was stored.
- `approvals.json`: the signed entries of people's decisions in the period, each with its proof of
  inclusion in the log.
- `log.bundle`: the audit log up to the size that the report names, with its checkpoints.
- `manifest.json`: name, length and SHA-256 of every file; `manifest.sig`: the log's signature of it.

## In one step
    bulkhead-verify THIS-FILE.tar --checkpoint CHECKPOINT-YOU-KEPT
or, with the console's own program, `bulkheadctl report bundle --verify THIS-FILE.tar`.
Both check every byte: archive, manifest, signature, and the log inside. Without a checkpoint that you
kept, or that was given to you by somebody else, a log made anew from its first entry would look the
same: compare the verifier key and the root with what you know.

## By hand
1. `tar xf THIS-FILE.tar` in an empty folder.
2. Compare `sha256sum` of each file with `manifest.json`.
3. `manifest.sig` is Ed25519 over the text `bulkhead-evidence-v1`, a line feed, and the SHA-256 of
   `manifest.json` in hex; the key is the last part of `key` in the manifest (base64, behind one byte
   with the value 1).
4. `bulkhead-verify log.bundle --checkpoint CHECKPOINT-YOU-KEPT`. Its `key` has to be that of the
   manifest, its `size` and `root` those of the report's chapter on the log.
5. For one decision of `approvals.json`: its leaf hash is SHA-256 of the byte 0 and the entry; hash it
   with each step of its path (SHA-256 of the byte 1, left, right) and compare with the root.

What these files prove: who decided what, in which order, and that nothing was changed since. What they
do not prove: that the gateways told the truth, or that a framework is met. That is for you to judge.
)";
    return text;
}

} // namespace bulkhead::reports
