// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/jsonvalue.h"

#include <QSet>
#include <QString>

namespace bulkhead::cli {

//! Standard output and error of a command: with --json one document on output, all else on error.
class Console
{
public:
    Console(bool json, bool quiet);

    [[nodiscard]] bool isJson() const { return m_json; }
    //! One answer for people; dropped with --json.
    void print(const QString &text);
    //! The one JSON document; dropped without --json.
    void document(const JsonValue &value);
    //! One of many documents, on a line of its own; dropped without --json.
    void documentLine(const JsonValue &value);
    //! A document that is the answer with and without --json (SARIF).
    void answer(const JsonValue &value);
    //! A note beside the answer, on standard error; dropped with --quiet.
    void note(const QString &text);
    //! An error, always shown, but the same sentence only once.
    void error(const Error &error);
    void error(const QString &text);
    //! A line that is written over by the next one; only on a terminal and without --quiet.
    void progress(const QString &text);
    void clearProgress();

private:
    bool m_json;
    bool m_quiet;
    bool m_terminal;
    bool m_progressShown = false;
    QSet<QString> m_said;
};

//! Control characters of a terminal made visible: names from gateways are not to be trusted.
[[nodiscard]] QString safe(const QString &text);

//! The same line by line: line feeds stay.
[[nodiscard]] QString safeLines(const QString &text);

//! {kind, place, what, hint}
[[nodiscard]] JsonValue toJson(const Error &error);

} // namespace bulkhead::cli
