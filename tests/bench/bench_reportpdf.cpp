// SPDX-License-Identifier: GPL-3.0-or-later
// The PDF of a large report against as many pages of plain text with the same library, in one run. Figures are for reading; asserted is the ratio alone.
#include "reports/pdf/pagegeometry.h"
#include "reports/pdf/pdffile.h"
#include "reports/pdf/textengine.h"
#include "reports/poppler.h"
#include "reports/sampledocument.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <ctime>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

cairo_status_t writeTo(void *device, const unsigned char *data, unsigned int length)
{
    return static_cast<QIODevice *>(device)->write(reinterpret_cast<const char *>(data), length) == qint64(length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

//! A page of lines that differ, at the size of the report's text and as wide as its columns of text.
std::string linesOf(int page)
{
    std::string text;
    for (int line = 0; line < 48; ++line)
        text += "The API key of consumer card-batch " + std::to_string(page * 48 + line) + " opens routes in sandbox-eu and in production-eu, whoever holds it\n";
    return text;
}

void writePlainPages(QIODevice &device, int pages)
{
    reports::TextEngine engine("en");
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(&writeTo, &device, reports::geometry::pageWidth, reports::geometry::pageHeight);
    cairo_t *cairo = cairo_create(surface);
    for (int page = 0; page < pages; ++page) {
        const std::string text = linesOf(page);
        const auto box = engine.box({text, reports::TextStyle::Body, reports::geometry::width});
        cairo_move_to(cairo, reports::geometry::left, reports::geometry::top);
        pango_cairo_show_layout(cairo, box.layout());
        cairo_show_page(cairo);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
}

//! Of this process, in seconds: what else the machine does has no part in it.
double processorTime()
{
    return double(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

class BenchReportPdf : public QObject
{
    Q_OBJECT
private slots:
    void report_largeAgainstPlainText()
    {
        const auto document = test::largeDocument({});
        const qint64 before = test::peakMemory();
        QTemporaryDir folder;
        double begin = processorTime();
        const auto summary = reports::writePdfFile(document, folder.filePath(u"report.pdf"_s));
        const double report = processorTime() - begin;
        QVERIFY(summary.has_value());
        const qint64 peak = test::peakMemory();
        QFile plain(folder.filePath(u"plain.pdf"_s));
        QVERIFY(plain.open(QIODevice::WriteOnly));
        begin = processorTime();
        writePlainPages(plain, summary->pages);
        const double text = processorTime() - begin;
        qInfo("%d pages, %.1f MB: %.2f s; as many pages of plain text: %.2f s; ratio %.2f; peak memory %lld KiB, %lld KiB of it before", summary->pages,
              double(summary->bytes) / 1e6, report, text, report / text, peak, before);
        QVERIFY2(report <= 3 * text, "more than three times plain text");
    }
};

QTEST_GUILESS_MAIN(BenchReportPdf)
#include "bench_reportpdf.moc"
