// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "reports/document.h"
#include "reports/pdf/pagedlayout.h"

#include <QByteArray>
#include <QStringList>

class QIODevice;

namespace bulkhead::reports {

struct PdfSummary
{
    int pages = 0;
    qint64 bytes = 0;
    QStringList warnings; //!< "The font Inter is not on this machine, …": what a reader of the file should know
};

//! A tagged PDF with contents, outline, embedded fonts and the document's moment as its dates. Equal documents give equal bytes on a machine: nothing in the
//! file depends on the clock, the time zone, the locale, the folder or the order of a hash table. Writes as it goes; memory does not grow with the pages, but
//! for some bytes a page and a tag.
//! `device`: open for reading and writing, random access, at its beginning. Errors: Cancelled, or Store if it cannot be written; then its content is worthless.
[[nodiscard]] Result<PdfSummary> writePdf(const Document &document, QIODevice &device, const CancelToken &cancel = {}, const Progress &progress = {});
//! To a file, which is there whole or not at all: it is written beside it first.
[[nodiscard]] Result<PdfSummary> writePdfFile(const Document &document, const QString &path, const CancelToken &cancel = {}, const Progress &progress = {});
//! All at once, in memory.
[[nodiscard]] Result<QByteArray> toPdf(const Document &document);

} // namespace bulkhead::reports
