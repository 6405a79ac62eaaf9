// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contracts/comparison.h"
#include "contracts/readcontract.h"

namespace bulkhead::contracts::test {

//! A document of OpenAPI with these paths (YAML, without indentation) and what else stands at its top.
[[nodiscard]] QByteArray document(const QByteArray &paths, const QByteArray &rest = {}, const QByteArray &version = "3.0.3");
//! POST /things, whose request body or response 200 has a schema in flow style.
[[nodiscard]] QByteArray withRequest(const QByteArray &schema, const QByteArray &rest = {}, const QByteArray &version = "3.1.0");
[[nodiscard]] QByteArray withResponse(const QByteArray &schema, const QByteArray &rest = {}, const QByteArray &version = "3.1.0");
//! Reads what must be readable.
[[nodiscard]] Contract contractOf(const QByteArray &text);
//! Compares two documents on 2026-06-15.
[[nodiscard]] Comparison compare(const QByteArray &base, const QByteArray &revision);
//! "RULE:SEVERITY" of all changes, sorted, each once; "?" behind what is undecided, "!" behind what is unresolved.
[[nodiscard]] QStringList told(const Comparison &comparison);
[[nodiscard]] const Change *find(const Comparison &comparison, const QString &rule);
//! `lines` with two spaces more each.
[[nodiscard]] QByteArray indented(const QByteArray &lines, int by);

} // namespace bulkhead::contracts::test
