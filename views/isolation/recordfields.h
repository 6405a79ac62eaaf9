// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/error.h"

#include <QDate>
#include <QString>

class QDateEdit;
class QPlainTextEdit;
class QWidget;

namespace bulkhead {

// What the forms for evidence, attestations and exceptions have in common.

//! A few lines of text, out of which Tab leads.
[[nodiscard]] QPlainTextEdit *makeTextField(QWidget *parent);
//! A day from today to the last one that may be; the term ends with it.
[[nodiscard]] QDateEdit *makeEndField(UtcTime now, UtcTime latest, UtcTime usual, QWidget *parent);
//! The moment that the chosen day ends, but not after the latest that is allowed.
[[nodiscard]] UtcTime endOf(const QDateEdit &field, UtcTime latest);
//! The last day that can be chosen, in words.
[[nodiscard]] QString latestDay(const QDateEdit &field);
//! What went wrong, where it has a place, and what to do.
[[nodiscard]] QString toSentences(const Error &error);

} // namespace bulkhead
