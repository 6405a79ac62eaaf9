// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pdffile.h"

#include "reports/pdf/contents.h"
#include "reports/pdf/pagegeometry.h"
#include "reports/pdf/pagepainter.h"
#include "reports/pdf/pdfupdate.h"
#include "reports/visibletext.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryFile>

#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::reports {

namespace {

constexpr double layoutShare = 0.45; // of the progress

cairo_status_t writeTo(void *device, const unsigned char *data, unsigned int length)
{
    const auto written = static_cast<QIODevice *>(device)->write(reinterpret_cast<const char *>(data), length);
    return written == qint64(length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

//! A surface and its context, which end together.
class Canvas
{
public:
    explicit Canvas(QIODevice &device)
        : m_surface(cairo_pdf_surface_create_for_stream(&writeTo, &device, geometry::pageWidth, geometry::pageHeight))
        , m_cairo(cairo_create(m_surface))
    {
        cairo_pdf_surface_restrict_to_version(m_surface, CAIRO_PDF_VERSION_1_4); // plain objects: pdfupdate.h reads them
    }
    ~Canvas()
    {
        cairo_destroy(m_cairo);
        cairo_surface_destroy(m_surface);
    }
    Canvas(const Canvas &) = delete;
    Canvas &operator=(const Canvas &) = delete;
    [[nodiscard]] cairo_t *cairo() const { return m_cairo; }
    [[nodiscard]] cairo_surface_t *surface() const { return m_surface; }
    //! The rest of the file; an error of any step shows here.
    [[nodiscard]] cairo_status_t finish()
    {
        const cairo_status_t drawn = cairo_status(m_cairo);
        cairo_surface_finish(m_surface);
        return drawn != CAIRO_STATUS_SUCCESS ? drawn : cairo_surface_status(m_surface);
    }

private:
    cairo_surface_t *m_surface;
    cairo_t *m_cairo;
};

//! "2026-11-23T09:41:00Z"
bool isMoment(const std::string &text)
{
    constexpr std::string_view form = "0000-00-00T00:00:00Z";
    return text.size() == form.size() && std::equal(text.begin(), text.end(), form.begin(), [](char c, char wanted) {
               return wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
           });
}

void describe(cairo_surface_t *surface, const Document &document)
{
    const auto set = [surface](cairo_pdf_metadata_t key, const std::string &text) {
        if (!text.empty())
            cairo_pdf_surface_set_metadata(surface, key, visibleText(text).c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, document.title);
    set(CAIRO_PDF_METADATA_SUBJECT, document.subtitle);
    set(CAIRO_PDF_METADATA_AUTHOR, document.organisation);
    set(CAIRO_PDF_METADATA_CREATOR, "Bulkhead " BULKHEAD_VERSION);
    // Without a date that it understands Cairo would take the clock.
    const std::string moment = isMoment(document.moment) ? document.moment : "1970-01-01T00:00:00Z";
    set(CAIRO_PDF_METADATA_CREATE_DATE, moment);
    set(CAIRO_PDF_METADATA_MOD_DATE, moment);
}

void addOutline(cairo_surface_t *surface, const PagedLayout &layout)
{
    std::array<int, 4> parents{CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT};
    for (std::size_t i = 0; i < layout.outline().size(); ++i) {
        const OutlineEntry &entry = layout.outline()[i];
        const std::string link = "dest='" + anchorName(entry.block) + "'";
        const auto flags = entry.level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(0);
        const auto level = std::size_t(entry.level);
        const int id = cairo_pdf_surface_add_outline(surface, parents[level - 1], entry.text.c_str(), link.c_str(), flags);
        for (std::size_t deeper = level; deeper < parents.size(); ++deeper)
            parents[deeper] = id;
    }
}

Error stopped()
{
    return Error{Error::Kind::Cancelled, {}, u"The report was stopped"_s, {}, {}};
}

bool paintAll(const Canvas &canvas, PagedLayout &layout, TagExtras &extras, const CancelToken &cancel, const Progress &progress)
{
    cairo_t *cairo = canvas.cairo();
    cairo_tag_begin(cairo, "Document", nullptr);
    const int count = layout.pageCount();
    bool isWhole = true;
    layout.eachPage([&](int index, const Page &page) {
        if (cancel.isCancelled()) {
            isWhole = false;
            return false;
        }
        paintPage(cairo, layout, page, index, &extras);
        cairo_show_page(cairo);
        if (progress)
            progress(layoutShare + (1 - layoutShare) * double(index + 1) / double(count));
        return true;
    });
    if (isWhole)
        cairo_tag_end(cairo, "Document");
    return isWhole;
}

} // namespace

Result<PdfSummary> writePdf(const Document &document, QIODevice &device, const CancelToken &cancel, const Progress &progress)
{
    const auto laying = [&progress](double done) {
        if (progress)
            progress(done * layoutShare);
    };
    auto layout = PagedLayout::of(document, cancel, laying);
    if (!layout)
        return layout.error();
    PagedLayout &pages = **layout;
    TagExtras extras;
    {
        Canvas canvas(device);
        describe(canvas.surface(), document);
        addOutline(canvas.surface(), pages);
        if (!paintAll(canvas, pages, extras, cancel, progress))
            return stopped();
        if (const auto status = canvas.finish(); status != CAIRO_STATUS_SUCCESS)
            return Error{Error::Kind::Store, {}, u"The PDF cannot be written: %1"_s.arg(QString::fromUtf8(cairo_status_to_string(status))), device.errorString(), {}};
    }
    if (const auto updated = appendPdfUpdate(device, extras, document.language.empty() ? "en" : document.language); !updated)
        return updated.error();
    return PdfSummary{pages.pageCount(), device.size(), pages.warnings()};
}

Result<PdfSummary> writePdfFile(const Document &document, const QString &path, const CancelToken &cancel, const Progress &progress)
{
    QTemporaryFile file(path + u".XXXXXX"_s);
    if (!file.open())
        return Error{Error::Kind::Store, path, u"The file cannot be written"_s, file.errorString(), {}};
    auto summary = writePdf(document, file, cancel, progress);
    if (!summary)
        return summary;
    if (!file.flush() || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther))
        return Error{Error::Kind::Store, path, u"The file cannot be written"_s, file.errorString(), {}};
    if (::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(path).constData()) != 0)
        return Error{Error::Kind::Store, path, u"The file cannot be put in its place"_s, qt_error_string(errno), {}};
    file.setAutoRemove(false);
    return summary;
}

Result<QByteArray> toPdf(const Document &document)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    const auto summary = writePdf(document, buffer);
    if (!summary)
        return summary.error();
    return buffer.data();
}

} // namespace bulkhead::reports
